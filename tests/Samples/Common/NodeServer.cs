using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace RouteGen.Tests.Samples;

/// <summary>A server of <c>tests/Samples/tools</c>, on a port of its own.</summary>
internal sealed class NodeServer : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly string Tools = Repository.Folder("tests", "Samples", "tools");

    private readonly Process _process;

    private NodeServer(Process process, int port)
    {
        _process = process;
        Endpoint = new Uri($"http://127.0.0.1:{port}");
    }

    public Uri Endpoint { get; }

    /// <summary>Whether Node.js and the package are there.</summary>
    public static bool IsInstalled(string server) =>
        File.Exists(Script(server)) && Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "node")));

    /// <summary>Starts a server, and returns when it takes connections.</summary>
    /// <param name="server">The name of its command, such as "dynalite".</param>
    /// <param name="arguments">What it is given, by the port.</param>
    public static NodeServer Start(string server, Func<int, string[]> arguments)
    {
        var port = FreePort();
        var lines = new List<string>();
        var process = CommandLine.Start(Tools, "node", [Script(server), .. arguments(port)], line =>
        {
            lock (lines) lines.Add(line);
        });
        var waiting = Stopwatch.StartNew();
        while (!IsListening(port))
        {
            if (!process.WaitForExit(20) && waiting.Elapsed < Longest) continue;

            lock (lines) throw new InvalidOperationException($"{server} does not listen.\n{string.Join('\n', lines)}");
        }

        return new NodeServer(process, port);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string Script(string server) => Path.Combine(Tools, "node_modules", ".bin", server);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsListening(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
