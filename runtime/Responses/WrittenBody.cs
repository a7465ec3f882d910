using RouteGen.Routing;

namespace RouteGen.Responses;

/// <summary>
/// The body of an answer that stands written in an exchange. As long as nothing else is answered there it costs nothing; its bytes are taken out
/// when somebody asks for them, or when another answer takes their place.
/// </summary>
internal sealed class WrittenBody(HttpExchange http, Answer answer) : ResultBody
{
    private HttpExchange? _http = http;
    private byte[]? _bytes;
    private bool _isText;
    private bool _isTooLong;

    /// <summary>How many bytes there are, known without taking them out.</summary>
    public override long? Length => _bytes is not null ? _bytes.Length : _http is null ? null : answer.BodyLength;

    /// <summary>Whether the bytes are the answer that stands in the exchange now.</summary>
    public bool StandsIn(HttpExchange other) => ReferenceEquals(_http, other);

    public override ValueTask WriteAsync(HttpExchange other, string? contentType)
    {
        if (_isText) other.WriteUtf8(Bytes(), contentType);
        else other.WriteBytes(Bytes(), contentType);
        return default;
    }

    public override bool TryGetBytes(out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        if (_isTooLong || (_bytes is null && answer.IsTooLong)) return false;
        bytes = Bytes();
        return true;
    }

    /// <summary>Another answer takes the place.</summary>
    public void Detach()
    {
        // What is too long was never kept, and is gone now; the other answer goes out all the same.
        _isTooLong = _bytes is null && answer.IsTooLong;
        if (!_isTooLong) Bytes();
        _http = null;
    }

    /// <summary>The invocation is over.</summary>
    public void End() => _http = null;

    private byte[] Bytes()
    {
        if (_bytes is not null) return _bytes;
        if (_isTooLong) throw new InvalidOperationException($"The body is longer than {HttpExchange.LongestKeptAnswer} bytes.");
        if (_http is null) throw new ObjectDisposedException(nameof(HttpResult), "The invocation is over: take what you need of its answer before.");
        return _bytes = answer.CopyBody(out _isText);
    }
}
