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
        bytes = Bytes();
        return true;
    }

    /// <summary>Another answer takes the place.</summary>
    public void Detach()
    {
        Bytes();
        _http = null;
    }

    /// <summary>The invocation is over.</summary>
    public void End() => _http = null;

    private byte[] Bytes()
    {
        if (_bytes is not null) return _bytes;
        if (_http is null) throw new ObjectDisposedException(nameof(HttpResult), "The invocation is over: take what you need of its answer before.");
        return _bytes = answer.CopyBody(out _isText);
    }
}
