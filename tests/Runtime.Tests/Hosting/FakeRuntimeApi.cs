using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RouteGen.Runtime.Tests.Hosting;

/// <summary>What a runtime asked of the API.</summary>
internal sealed record ApiRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>What the API says: bytes as they go over the wire.</summary>
internal sealed record ApiReply(byte[] Bytes)
{
    /// <summary>How many bytes are sent at a time.</summary>
    public int Piece { get; init; } = int.MaxValue;

    /// <summary>Whether the connection is closed afterwards, without a word about it.</summary>
    public bool Closes { get; init; }

    public static ApiReply Status(int status, string body = "{}") =>
        new(Encoding.UTF8.GetBytes($"HTTP/1.1 {status} Something\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));

    /// <summary>An invocation.</summary>
    /// <param name="json">The event.</param>
    /// <param name="id">The request id.</param>
    /// <param name="headers">More header lines, each with its line end.</param>
    public static ApiReply Invocation(string json = "{}", string id = "id-1", string headers = "") => Invocation(Encoding.UTF8.GetBytes(json), id, headers);

    public static ApiReply Invocation(byte[] json, string id = "id-1", string headers = "") =>
        new([.. Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: {id}\r\n{headers}Content-Length: {json.Length}\r\n\r\n"), .. json]);
}

/// <summary>Lambda's side of the Runtime API, on a real socket. It hands out the invocations it was given, then leaves /next waiting, as Lambda does.</summary>
internal sealed class FakeRuntimeApi : IDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _closing = new();
    private readonly BlockingCollection<ApiReply> _invocations = [];
    private readonly BlockingCollection<ApiRequest> _posts = [];
    private readonly ConcurrentBag<Socket> _sockets = [];
    private int _connections;

    public FakeRuntimeApi(IPAddress? address = null)
    {
        _listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Endpoint => $"127.0.0.1:{Port}";

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>All requests, in the order in which they came.</summary>
    public ConcurrentQueue<ApiRequest> Requests { get; } = [];

    /// <summary>Answers what is posted; 202 unless set.</summary>
    public Func<ApiRequest, ApiReply> OnPost { get; init; } = _ => ApiReply.Status(202);

    /// <summary>Sees the head of a request before its body is read. A reply is sent at once, and the connection closed.</summary>
    public Func<ApiRequest, ApiReply?> OnHead { get; init; } = _ => null;

    /// <summary>Answers /restore/next.</summary>
    public Func<ApiReply> OnRestore { get; init; } = () => ApiReply.Status(200);

    public FakeRuntimeApi Enqueue(params IEnumerable<ApiReply> invocations)
    {
        foreach (var invocation in invocations) _invocations.Add(invocation);
        return this;
    }

    /// <summary>Waits for the next thing that a runtime posts.</summary>
    public ApiRequest TakePost() =>
        _posts.TryTake(out var post, TimeSpan.FromSeconds(60)) ? post : throw new TimeoutException("Nothing was posted.");

    public void Dispose()
    {
        _closing.Cancel();
        _listener.Dispose();
        foreach (var socket in _sockets) socket.Dispose();
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                var socket = _listener.AcceptSocket();
                socket.NoDelay = true;
                _sockets.Add(socket);
                Interlocked.Increment(ref _connections);
                new Thread(() => Serve(socket)) { IsBackground = true }.Start();
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private void Serve(Socket socket)
    {
        try
        {
            using var stream = new NetworkStream(socket, ownsSocket: true);
            while (Read(stream) is { } request)
            {
                Requests.Enqueue(request);
                var early = OnHead(request);
                var reply = early ?? Answer(request with { Body = ReadBody(stream, request) });
                for (var i = 0; i < reply.Bytes.Length; i += reply.Piece) stream.Write(reply.Bytes, i, Math.Min(reply.Piece, reply.Bytes.Length - i));
                if (early is not null || reply.Closes) return;
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The runtime went away, or the test is over.
        }
    }

    private ApiReply Answer(ApiRequest request)
    {
        if (request.Path.EndsWith("/runtime/invocation/next", StringComparison.Ordinal)) return _invocations.Take(_closing.Token);
        if (request.Path.EndsWith("/runtime/restore/next", StringComparison.Ordinal)) return OnRestore();
        var reply = OnPost(request);
        _posts.Add(request);
        return reply;
    }

    private static ApiRequest? Read(NetworkStream stream)
    {
        var head = new List<byte>();
        while (!EndsHead(head))
        {
            var value = stream.ReadByte();
            if (value < 0) return null;
            head.Add((byte)value);
        }

        var lines = Encoding.Latin1.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var start = lines[0].Split(' ');
        var headers = lines[1..].Select(line => line.Split(": ", 2)).ToDictionary(field => field[0], field => field[1], StringComparer.OrdinalIgnoreCase);
        return new ApiRequest(start[0], start[1], headers, []);
    }

    private static byte[] ReadBody(NetworkStream stream, ApiRequest request)
    {
        var body = new byte[request.Headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        stream.ReadExactly(body);
        return body;
    }

    private static bool EndsHead(List<byte> head) => head is [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'];
}
