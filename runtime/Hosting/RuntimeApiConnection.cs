using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;
using RouteGen.Responses;

namespace RouteGen.Hosting;

/// <summary>
/// A connection to the Runtime API: HTTP/1.1 over one blocking socket, kept alive from call to call. <see cref="HttpClient"/> would double the cold start.
/// A loop owns one; only <see cref="Dispose"/> may come from another thread, and ends a call that waits.
/// </summary>
internal sealed class RuntimeApiConnection : IDisposable
{
    // Small answers are sent together with their head, in one packet and one system call.
    private const int SentInOne = 16 * 1024;

    private const int LongestReplyText = 512;

    private readonly RuntimeApiEndpoint _endpoint;
    private readonly HttpResponseReader _next = new();
    private readonly HttpResponseReader _reply = new();
    private readonly ByteBuffer _request = new(int.MaxValue);
    private readonly byte[] _nextRequest;
    private volatile Socket? _socket;
    private ReceiveBytes? _receive;
    private volatile bool _isDisposed;

    private readonly int _patience;

    /// <summary>A connection, opened by the first call.</summary>
    /// <param name="endpoint">Where the API is.</param>
    /// <param name="patience">How long, in milliseconds, to wait for the API to take or to send something; 0 for as long as it takes.</param>
    public RuntimeApiConnection(RuntimeApiEndpoint endpoint, int patience = 0)
    {
        _endpoint = endpoint;
        _patience = patience;
        _nextRequest = GetRequest("/runtime/invocation/next");
    }

    public RuntimeApiEndpoint Endpoint => _endpoint;

    /// <summary>What the API said to the last post, for the log.</summary>
    public string ReplyText => TextOf(_reply);

    /// <summary>Waits for the next invocation, for as long as it takes: Lambda freezes the process meanwhile.</summary>
    /// <param name="headers">Takes the invocation's headers.</param>
    /// <returns>The event, good until the next call of this method.</returns>
    /// <exception cref="RuntimeApiException">There will be no more invocations for this loop.</exception>
    public ReadOnlyMemory<byte> Next(InvocationHeaders headers)
    {
        headers.Clear();
        Exchange(_next, _nextRequest, default, headers);
        if (_next.Status != 200) throw Refused("/next", _next);
        if (headers.RequestId.IsEmpty) throw new RuntimeApiException("The Runtime API sent an invocation without a request id.");
        return _next.Body;
    }

    /// <summary>Sends an invocation's answer.</summary>
    /// <returns>The Runtime API's status: 202 when all is well.</returns>
    /// <exception cref="RuntimeApiException">The API cannot be reached.</exception>
    public int PostResponse(InvocationHeaders headers, ReadOnlySpan<byte> answer)
    {
        BeginPost("/runtime/invocation/"u8);
        AppendRequestId(headers.RequestId);
        EndRequestLine("/response"u8, "application/json"u8);
        AppendInvocationId(headers);
        return Post(answer);
    }

    /// <summary>Reports that an invocation failed.</summary>
    /// <param name="headers">The invocation.</param>
    /// <param name="error">Type and message, which reach the invoker.</param>
    /// <inheritdoc cref="PostResponse"/>
    public int PostError(InvocationHeaders headers, FunctionError error)
    {
        BeginPost("/runtime/invocation/"u8);
        AppendRequestId(headers.RequestId);
        EndRequestLine("/error"u8, FunctionError.MediaType);
        AppendInvocationId(headers);
        return PostError(error);
    }

    /// <summary>Reports that the function could not start. The process has to exit afterwards.</summary>
    /// <inheritdoc cref="PostResponse"/>
    public int PostInitError(FunctionError error)
    {
        BeginPost("/runtime/init/error"u8);
        EndRequestLine(default, FunctionError.MediaType);
        return PostError(error);
    }

    /// <summary>Tells Lambda that the snapshot can be taken, and returns when the process was restored from it.</summary>
    /// <exception cref="RuntimeApiException">It refuses.</exception>
    public void WaitForRestore()
    {
        Exchange(_reply, GetRequest("/runtime/restore/next"), default, headers: null);
        if (_reply.Status != 200) throw Refused("/restore/next", _reply);
    }

    /// <summary>Reports that the function failed after it was restored. The process has to exit afterwards.</summary>
    /// <inheritdoc cref="PostResponse"/>
    public int PostRestoreError(FunctionError error)
    {
        BeginPost("/runtime/restore/error"u8);
        EndRequestLine(default, FunctionError.MediaType);
        return PostError(error);
    }

    public void Dispose()
    {
        _isDisposed = true;
        Close();
    }

    private byte[] GetRequest(string path) =>
        Encoding.ASCII.GetBytes($"GET {_endpoint.Path}/2018-06-01{path} HTTP/1.1\r\nHost: {_endpoint.Authority}\r\nUser-Agent: routegen\r\nAccept: application/json\r\n\r\n");

    private void BeginPost(ReadOnlySpan<byte> path)
    {
        _request.Clear();
        _request.Append("POST "u8);
        AppendAscii(_endpoint.Path);
        _request.Append("/2018-06-01"u8);
        _request.Append(path);
    }

    private void EndRequestLine(ReadOnlySpan<byte> path, ReadOnlySpan<byte> contentType)
    {
        _request.Append(path);
        _request.Append(" HTTP/1.1\r\nHost: "u8);
        AppendAscii(_endpoint.Authority);
        _request.Append("\r\nUser-Agent: routegen\r\nContent-Type: "u8);
        _request.Append(contentType);
        _request.Append("\r\n"u8);
    }

    /// <summary>The id is the platform's, but it becomes part of a path: whatever is not plain in one is percent-encoded.</summary>
    private void AppendRequestId(ReadOnlySpan<byte> id)
    {
        foreach (var character in id)
        {
            if (char.IsAsciiLetterOrDigit((char)character) || character is (byte)'-' or (byte)'_' or (byte)'~')
            {
                _request.Append(character);
                continue;
            }

            var hex = "0123456789ABCDEF"u8;
            _request.Append([(byte)'%', hex[character >> 4], hex[character & 15]]);
        }
    }

    /// <summary>
    /// Sends the attempt's name back, where there is one: without it, the late answer of an attempt that timed out would be taken
    /// for the answer of the retry, which has the same request id.
    /// </summary>
    private void AppendInvocationId(InvocationHeaders headers)
    {
        if (!headers.InvocationId.IsEmpty) AppendHeader("Lambda-Runtime-Invocation-Id: "u8, headers.InvocationId);
    }

    private int PostError(FunctionError error)
    {
        AppendHeader("Lambda-Runtime-Function-Error-Type: "u8, error.Type);
        return Post(error.Body);
    }

    private int Post(ReadOnlySpan<byte> body)
    {
        _request.Append("Content-Length: "u8);
        Utf8Formatter.TryFormat(body.Length, _request.GetSpan(16), out var written);
        _request.Advance(written);
        _request.Append("\r\n\r\n"u8);
        if (body.Length <= SentInOne)
        {
            _request.Append(body);
            body = default;
        }

        Exchange(_reply, _request.WrittenSpan, body, headers: null);
        return _reply.Status;
    }

    private void AppendHeader(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        _request.Append(name);
        _request.Append(value);
        _request.Append("\r\n"u8);
    }

    private void AppendAscii(string text)
    {
        Ascii.FromUtf16(text, _request.GetSpan(text.Length), out var written);
        _request.Advance(written);
    }

    /// <summary>
    /// Sends a request and reads its response. When a connection that was used before ends without a byte of a response, the peer had given it up
    /// while it was idle: then the request goes out once more on a new one. Should the API have seen the first after all, it refuses the second with 400 or 403.
    /// </summary>
    private void Exchange(HttpResponseReader response, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body, InvocationHeaders? headers)
    {
        var wasUsed = _socket is not null;
        if (TryExchange(response, head, body, headers) || (wasUsed && TryExchange(response, head, body, headers))) return;
        throw new RuntimeApiException("The Runtime API closed the connection without a response.");
    }

    private bool TryExchange(HttpResponseReader response, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body, InvocationHeaders? headers)
    {
        var socket = _socket ?? Connect();
        // Dispose may have looked for the socket just before it was there.
        if (_isDisposed) throw Disposed();
        try
        {
            var isSent = TrySend(socket, head, body);
            if (response.TryRead(_receive!, headers))
            {
                if (response.Closes || !isSent) Close();
                return true;
            }
        }
        catch (SocketException) when (!response.HasBegun && !_isDisposed)
        {
            // As if the peer had closed it in time.
        }
        catch (SocketException broken)
        {
            throw new RuntimeApiException("The connection to the Runtime API broke.", broken);
        }

        Close();
        return false;
    }

    private static bool TrySend(Socket socket, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        try
        {
            SendAll(socket, head);
            SendAll(socket, body);
            return true;
        }
        catch (SocketException)
        {
            // A 413 may come, and the connection close, before all of a long answer is sent: the response is there to be read.
            // When none is, reading fails too.
            return false;
        }
    }

    private static void SendAll(Socket socket, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty) bytes = bytes[socket.Send(bytes)..];
    }

    private Socket Connect()
    {
        if (_isDisposed) throw Disposed();
        try
        {
            var socket = _endpoint.Connect();
            socket.SendTimeout = _patience;
            socket.ReceiveTimeout = _patience;
            _receive = socket.Receive;
            return _socket = socket;
        }
        catch (SocketException exception)
        {
            throw new RuntimeApiException($"The Runtime API at {_endpoint.Authority} cannot be reached.", exception);
        }
    }

    private void Close()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private static RuntimeApiException Disposed() => new("The connection to the Runtime API was closed.");

    private static RuntimeApiException Refused(string call, HttpResponseReader response) =>
        new($"The Runtime API answered {response.Status} to {call}: {TextOf(response)}") { IsContainerError = response.Status == 500 };

    private static string TextOf(HttpResponseReader response)
    {
        var body = response.Body.Span;
        return Encoding.UTF8.GetString(body[..Math.Min(body.Length, LongestReplyText)]);
    }
}
