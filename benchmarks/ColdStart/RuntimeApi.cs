using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RouteGen.Benchmarks.ColdStart;

/// <summary>
/// Lambda's Runtime API on loopback, for one run of one program: sends the same event again and again, and takes the answers. It runs on the thread that started the
/// program and does little besides, so that what is measured is the program.
/// </summary>
internal sealed class RuntimeApi : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Dictionary<Socket, RequestReader> _connections = [];
    private readonly byte[] _event;
    private int _sent;

    public RuntimeApi(byte[] json)
    {
        _event = json;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
    }

    /// <summary>As <c>AWS_LAMBDA_RUNTIME_API</c> has it.</summary>
    public string Address => _listener.LocalEndPoint!.ToString()!;

    private string RequestId => string.Create(CultureInfo.InvariantCulture, $"8476a536-e9f4-11e8-9739-{_sent:000000000000}");

    /// <summary>Serves a program until it has posted so many answers.</summary>
    /// <param name="process">The program.</param>
    /// <param name="count">How many answers to wait for. The program waits for one more invocation when this returns.</param>
    /// <param name="answered">Called with each answer's number, from 1, as soon as it is there.</param>
    /// <exception cref="InvalidOperationException">The program exited, reported an error, or takes too long.</exception>
    public void Serve(ChildProcess process, int count, Action<int, ReadOnlySpan<byte>> answered)
    {
        var started = Stopwatch.GetTimestamp();
        var ready = new List<Socket>();
        while (true)
        {
            ready.Clear();
            ready.Add(_listener);
            ready.AddRange(_connections.Keys);
            Socket.Select(ready, checkWrite: null, checkError: null, Patience);
            if (ready.Count == 0)
            {
                if (process.HasExited) throw new InvalidOperationException("The program exited.");
                if (Stopwatch.GetElapsedTime(started) > Longest) throw new InvalidOperationException($"The program takes longer than {Longest.TotalSeconds} s.");
            }

            foreach (var socket in ready)
            {
                if (socket == _listener) Accept();
                else if (Receive(socket, count, answered)) return;
            }
        }
    }

    public void Dispose()
    {
        foreach (var connection in _connections.Keys) connection.Dispose();
        _listener.Dispose();
    }

    private void Accept()
    {
        var connection = _listener.Accept();
        connection.NoDelay = true;
        _connections.Add(connection, new RequestReader());
    }

    /// <returns>Whether the last answer was accepted, and the program asks for another event.</returns>
    private bool Receive(Socket connection, int count, Action<int, ReadOnlySpan<byte>> answered)
    {
        var reader = _connections[connection];
        if (!reader.Receive(connection))
        {
            _connections.Remove(connection);
            connection.Dispose();
            return false;
        }

        while (reader.TryRead(out var request))
        {
            if (request.Line.EndsWith("/runtime/invocation/next", StringComparison.Ordinal))
            {
                if (_sent == count) return true;
                _sent++;
                connection.Send(Next());
                continue;
            }

            if (request.Line != $"POST /2018-06-01/runtime/invocation/{RequestId}/response") throw new InvalidOperationException($"{request.Line}\n{Encoding.UTF8.GetString(request.Body)}");
            answered(_sent, request.Body);
            connection.Send("HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"status\":\"OK\"}\n"u8);
        }

        return false;
    }

    private byte[] Next()
    {
        var deadline = DateTimeOffset.UtcNow.AddSeconds(30).ToUnixTimeMilliseconds();
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nLambda-Runtime-Aws-Request-Id: {RequestId}\r\nLambda-Runtime-Deadline-Ms: {deadline}\r\nLambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-west-1:123456789012:function:shop\r\nLambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0\r\nContent-Length: {_event.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. _event];
    }
}
