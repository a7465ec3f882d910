using System.Net;
using System.Net.Sockets;
using System.Text;
using RouteGen.Fronts;
using RouteGen.Routing;

namespace RouteGen.Local.Tests;

/// <summary>A local server on a free port, and raw clients for it.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConsoleText _output = new();
    private readonly Task<int> _run;

    public RunningServer(IFunction function, params string[] args)
        : this(new ListedRouter("GET /users Shop.Users.List"u8.ToArray()), function, args)
    {
    }

    public RunningServer(CompiledRouter router, IFunction function, params string[] args)
    {
        _run = LocalServer.RunAsync(router, function, [.. args, "--port", "0"], _output, TextWriter.Null, _stop.Token);
        var start = _output.ToString();
        const string Url = "http://127.0.0.1:";
        var port = start[(start.IndexOf(Url, StringComparison.Ordinal) + Url.Length)..];
        Port = int.Parse(port[..port.IndexOf(' ', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);
    }

    public int Port { get; }

    /// <summary>What the console shows so far.</summary>
    public string Output => _output.ToString();

    /// <summary>Sends bytes on a connection of their own and reads until the server closes it.</summary>
    public async Task<string> SendAsync(string request)
    {
        using var client = await ConnectAsync();
        return await SendAsync(client, Encoding.UTF8.GetBytes(request));
    }

    public static async Task<string> SendAsync(TcpClient client, byte[] request)
    {
        await client.GetStream().WriteAsync(request);
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    public async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        return client;
    }

    /// <summary>Asks the server to end; gives the exit code.</summary>
    public async Task<int> StopAsync()
    {
        await _stop.CancelAsync();
        return await _run.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    /// <summary>A console that may be read while it is written.</summary>
    private sealed class ConsoleText : TextWriter
    {
        private readonly StringBuilder _text = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            lock (_text) _text.Append(value);
        }

        public override string ToString()
        {
            lock (_text) return _text.ToString();
        }
    }
}
