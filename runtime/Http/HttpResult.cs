using RouteGen.Responses;

namespace RouteGen;

/// <summary>
/// An HTTP answer: status, headers, cookies and body, made by <see cref="HttpResults"/>.
/// It never changes, so one instance may answer any number of requests at once; only a stream can be answered just once.
/// </summary>
public abstract class HttpResult
{
    private KeyValuePair<string, string>[] _headers = [];

    private protected HttpResult(int status, ResultBody? body)
    {
        Status = CheckStatus(status);
        Body = body;
    }

    private protected HttpResult(HttpResult other)
    {
        Status = other.Status;
        ContentType = other.ContentType;
        IsMissing = other.IsMissing;
        Body = other.Body;
        Exception = other.Exception;
        _headers = other._headers;
    }

    /// <summary>An answer as it was written.</summary>
    private protected HttpResult(int status, ResultBody? body, string? contentType, KeyValuePair<string, string>[] headers, Exception? exception)
        : this(status, body)
    {
        ContentType = contentType;
        Exception = exception;
        _headers = headers;
    }

    /// <summary>The status, 200 to 599.</summary>
    public int Status { get; private set; }

    /// <summary>The <c>Content-Type</c> that was chosen with the body or by <see cref="WithHeader"/>; <see langword="null"/> for the usual one of the body.</summary>
    public string? ContentType { get; private protected set; }

    /// <summary>The header fields that were added, in order, each cookie a <c>Set-Cookie</c> of its own. <c>Content-Type</c> is not among them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers;

    /// <summary>What was thrown, when this is the answer that <see cref="Next"/> made of it. For middleware and its logs: nothing of it is for the client.</summary>
    public Exception? Exception { get; }

    internal ResultBody? Body { get; private init; }

    /// <summary>How many bytes the body has, without copying it; <see langword="null"/> where that is not known yet.</summary>
    internal long? BodyLength => Body is null ? 0 : Body.Length;

    /// <summary>Whether a handler's <see langword="null"/> became this result: the request's method decides between 404 and 204.</summary>
    internal bool IsMissing { get; private protected set; }

    /// <summary>This result with another status; body and header fields stay. With 204, 205 and 304 a body is not sent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 200 to 599.</exception>
    public HttpResult WithStatus(int status)
    {
        var result = (HttpResult)MemberwiseClone();
        result.Status = CheckStatus(status);
        result.IsMissing = false;
        return result;
    }

    /// <summary>This result with one more header field. A second value under a name does not replace the first, except for <c>Content-Type</c> and <c>Location</c>.</summary>
    /// <remarks>
    /// Fields that the gateway sets (<c>Connection</c>, <c>Content-Length</c>, <c>Transfer-Encoding</c> and their kin) are left out.
    /// The value of <c>Location</c> is percent-encoded where a URI needs it; every other value has to be ASCII.
    /// Where a front takes one string a name, several values are joined by commas, as RFC 9110 allows. Cookies never are: a load balancer without
    /// multi-value headers gets the last one only.
    /// </remarks>
    /// <exception cref="ArgumentException">The name is no token, or the value has a line break, another control character, a character outside ASCII or space at an end.</exception>
    public virtual HttpResult WithHeader(string name, string value)
    {
        HeaderField.CheckName(name);
        var isLocation = HeaderField.Is(name, HeaderField.Location);
        if (isLocation) value = HeaderField.EncodeUri(value);
        HeaderField.CheckValue(name, value);
        if (HeaderField.IsSetByGateway(name)) return this;

        var result = (HttpResult)MemberwiseClone();
        if (HeaderField.Is(name, HeaderField.ContentType)) result.ContentType = value;
        else result._headers = [.. isLocation ? Array.FindAll(_headers, header => !HeaderField.Is(header.Key, name)) : _headers, new(name, value)];
        return result;
    }

    /// <summary>This result without the header fields of a name.</summary>
    /// <param name="name">In any casing. The <c>Content-Type</c> stays: a body has one.</param>
    public HttpResult WithoutHeader(string name)
    {
        var result = (HttpResult)MemberwiseClone();
        result._headers = Array.FindAll(_headers, header => !HeaderField.Is(header.Key, name));
        return result;
    }

    /// <summary>The value of a header field, or <see langword="null"/>; of several the last.</summary>
    /// <param name="name">In any casing.</param>
    public string? GetHeader(string name) =>
        HeaderField.Is(name, HeaderField.ContentType) ? ContentType : Array.FindLast(_headers, header => HeaderField.Is(header.Key, name)).Value;

    /// <summary>The bytes of the body, of a result that <see cref="Next"/> gave or that is made of text or bytes; empty when there is none.</summary>
    /// <remarks>A HEAD request's answer has no body here either.</remarks>
    /// <exception cref="InvalidOperationException">The body is JSON or a stream of a result that was not written yet, or is longer than 64 MB.</exception>
    public ReadOnlyMemory<byte> GetBody() => TryGetBody(out var bytes)
        ? bytes
        : throw new InvalidOperationException("The result's body is not written yet, or too long to be kept. Of what 'next' gave the bytes are known, up to 64 MB.");

    /// <summary>This result with another body. Status, headers and <c>Content-Type</c> stay as they are.</summary>
    /// <param name="body">The bytes; they must not change until the request is answered.</param>
    public HttpResult WithBody(ReadOnlyMemory<byte> body) => new UntypedHttpResult(Status, new BytesBody(body), ContentType, _headers, Exception);

    /// <summary>The bytes of the body, as <see cref="GetBody"/> gives them; <see langword="false"/> where it throws.</summary>
    internal bool TryGetBody(out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        return Body is null || Body.TryGetBytes(out bytes);
    }

    /// <summary>This result with one more cookie to set.</summary>
    /// <exception cref="InvalidOperationException">Browsers would drop the cookie: see <see cref="SetCookie.ToString"/>.</exception>
    public virtual HttpResult WithCookie(SetCookie cookie)
    {
        ArgumentNullException.ThrowIfNull(cookie);
        return WithHeader(HeaderField.SetCookie, cookie.ToString());
    }

    private static int CheckStatus(int status) => status is >= StatusCode.Smallest and <= StatusCode.Greatest
        ? status
        : throw new ArgumentOutOfRangeException(nameof(status), status, "A status is from 200 to 599: gateways refuse others.");
}
