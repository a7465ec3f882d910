using System.Collections.Specialized;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DeployBot.Local;

/// <summary>What a client put on the wire.</summary>
internal sealed record WireRequest(string Method, Uri Url, NameValueCollection Headers, byte[] Body)
{
    public string Path => Url.AbsolutePath;

    public string Text => Encoding.UTF8.GetString(Body);
}

/// <param name="IsNever">Whether the client waits until it gives up.</param>
internal sealed record WireAnswer(int Status, string Body = "", string ContentType = "application/json", bool IsNever = false)
{
    public static WireAnswer Never { get; } = new(0, IsNever: true);
}

/// <summary>A server on a free port of this machine.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Func<WireRequest, WireAnswer> _answer;

    public LoopbackServer(Func<WireRequest, WireAnswer> answer)
    {
        _answer = answer;
        (_listener, Address) = Listen();
        // Nothing of whoever starts it belongs to those who are answered.
        using (ExecutionContext.SuppressFlow()) _ = Task.Run(AcceptAsync);
    }

    public Uri Address { get; }

    public void Dispose() => _listener.Close();

    private static (HttpListener, Uri) Listen()
    {
        for (var attempt = 0; ; attempt++)
        {
            var address = $"http://127.0.0.1:{FreePort()}/";
            var listener = new HttpListener { Prefixes = { address } };
            try
            {
                listener.Start();
                return (listener, new Uri(address));
            }
            catch (HttpListenerException) when (attempt < 10)
            {
                // Somebody else has taken the port since.
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task AcceptAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var answer = Answer(new WireRequest(context.Request.HttpMethod, context.Request.Url!, context.Request.Headers, body.ToArray()));
            if (answer.IsNever) return;
            var bytes = Encoding.UTF8.GetBytes(answer.Body);
            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = answer.ContentType;
            context.Response.ContentLength64 = bytes.Length;
            if (answer.Status != 204) await context.Response.OutputStream.WriteAsync(bytes);
            context.Response.Close();
        }
        catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // The client has gone, or the server.
        }
    }

    private WireAnswer Answer(WireRequest request)
    {
        try
        {
            return _answer(request);
        }
        catch (Exception problem)
        {
            // A stand-in that has a mistake of its own says so.
            return new WireAnswer(599, problem.ToString(), "text/plain");
        }
    }
}
