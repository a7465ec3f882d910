using System.Globalization;
using RouteGen.Responses;

namespace RouteGen;

/// <summary>Makes the answers of handlers that return <see cref="HttpResult"/>.</summary>
/// <remarks>
/// Errors are <c>application/problem+json</c> (RFC 9457), with <c>detail</c> for what the client may know. Methods that take a status
/// throw <see cref="ArgumentOutOfRangeException"/> outside 200 to 599.
/// </remarks>
public static class HttpResults
{
    private const string OctetStream = "application/octet-stream";

    /// <summary>200 without a body.</summary>
    public static UntypedHttpResult Ok() => new(200);

    /// <summary>200 with the value as JSON, even where that is <c>null</c>.</summary>
    public static HttpResult<T> Ok<T>(T value) => new(200, value);

    /// <summary>The value as JSON.</summary>
    public static HttpResult<T> Json<T>(T value, int status = 200) => new(status, value);

    /// <summary>201 without a body.</summary>
    /// <param name="location">Where the new resource is; percent-encoded where needed.</param>
    /// <exception cref="ArgumentException">The location has a control character.</exception>
    public static UntypedHttpResult Created(string location) => new UntypedHttpResult(201).WithHeader(HeaderField.Location, location);

    /// <summary>201 with the new resource as JSON.</summary>
    /// <param name="location">Where the new resource is; percent-encoded where needed.</param>
    /// <param name="value">The new resource.</param>
    /// <exception cref="ArgumentException">The location has a control character.</exception>
    public static HttpResult<T> Created<T>(string location, T value) => new HttpResult<T>(201, value).WithHeader(HeaderField.Location, location);

    /// <summary>202 without a body: it will be done later.</summary>
    public static UntypedHttpResult Accepted() => new(202);

    /// <summary>202 with JSON that says how to learn of the outcome.</summary>
    public static HttpResult<T> Accepted<T>(T value) => new(202, value);

    /// <summary>204.</summary>
    public static UntypedHttpResult NoContent() => new(204);

    /// <summary>400.</summary>
    public static UntypedHttpResult BadRequest(string? detail = null) => Problem(400, detail: detail);

    /// <summary>401: who calls is not known.</summary>
    /// <param name="detail">What the client may know.</param>
    /// <param name="challenge">The <c>WWW-Authenticate</c> that RFC 9110 asks for.</param>
    public static UntypedHttpResult Unauthorized(string? detail = null, string challenge = "Bearer") =>
        Problem(401, detail: detail).WithHeader("WWW-Authenticate", challenge);

    /// <summary>403: who calls may not do this.</summary>
    public static UntypedHttpResult Forbidden(string? detail = null) => Problem(403, detail: detail);

    /// <summary>404: without a detail <c>{"message":"Not Found"}</c>, as the router answers for a path that it does not know.</summary>
    public static UntypedHttpResult NotFound(string? detail = null) =>
        detail is null ? new UntypedHttpResult(404, new NotFoundBody()) : Problem(404, detail: detail);

    /// <summary>409.</summary>
    public static UntypedHttpResult Conflict(string? detail = null) => Problem(409, detail: detail);

    /// <summary>422: well formed, but not to be processed.</summary>
    public static UntypedHttpResult UnprocessableEntity(string? detail = null) => Problem(422, detail: detail);

    /// <summary>429.</summary>
    /// <param name="retryAfter">When to come again, sent in whole seconds, rounded up; <see langword="null"/> to say nothing of it.</param>
    /// <param name="detail">What the client may know.</param>
    public static UntypedHttpResult TooManyRequests(TimeSpan? retryAfter = null, string? detail = null)
    {
        var result = Problem(429, detail: detail);
        if (retryAfter is not { } delay) return result;
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero, nameof(retryAfter));
        return result.WithHeader("Retry-After", ((long)Math.Ceiling(delay.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Sends the client elsewhere: 302, 301 when permanent, 307 and 308 when the method and the body go along.</summary>
    /// <param name="location">Where to, percent-encoded where needed. One that comes from the request can lead anywhere: check it first.</param>
    /// <param name="permanent">Whether the client may remember it for good.</param>
    /// <param name="preserveMethod">Whether a POST stays a POST.</param>
    /// <exception cref="ArgumentException">The location has a control character.</exception>
    public static UntypedHttpResult Redirect(string location, bool permanent = false, bool preserveMethod = false)
    {
        var status = (permanent, preserveMethod) switch
        {
            (false, false) => 302,
            (true, false) => 301,
            (false, true) => 307,
            (true, true) => 308,
        };
        return new UntypedHttpResult(status).WithHeader(HeaderField.Location, location);
    }

    /// <summary>An error as <c>application/problem+json</c>.</summary>
    /// <param name="status">The status.</param>
    /// <param name="title">A short name for this kind of problem; the status's own when not given.</param>
    /// <param name="detail">What went wrong this time.</param>
    /// <param name="type">A URI for this kind of problem; <c>about:blank</c> when not given.</param>
    public static UntypedHttpResult Problem(int status, string? title = null, string? detail = null, string? type = null) =>
        new(status, new ProblemResultBody(status, type, title, detail));

    /// <summary>Text as <c>text/plain; charset=utf-8</c>.</summary>
    public static UntypedHttpResult Text(string text, int status = 200)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new UntypedHttpResult(status, new TextBody(text));
    }

    /// <summary>Text as <c>text/html; charset=utf-8</c>. What comes from a client has to be HTML-encoded before.</summary>
    public static UntypedHttpResult Html(string html, int status = 200) => Text(html, status).WithHeader(HeaderField.ContentType, "text/html; charset=utf-8");

    /// <summary>Bytes. Behind a REST API, bytes that are not UTF-8 text need <c>binary: true</c> in <c>routes.yaml</c>.</summary>
    /// <param name="content">The bytes, used when the handler has returned: they must not change before.</param>
    /// <param name="contentType">Their type.</param>
    /// <param name="fileName">A name, without a path, to make a browser save them.</param>
    public static UntypedHttpResult Bytes(ReadOnlyMemory<byte> content, string contentType = OctetStream, string? fileName = null) =>
        File(new BytesBody(content), contentType, fileName);

    /// <summary>What a stream holds: read to its end, bounded by what Lambda can send, and disposed when the handler has returned.</summary>
    /// <param name="content">The stream.</param>
    /// <param name="contentType">Its type.</param>
    /// <param name="fileName">A name, without a path, to make a browser save it.</param>
    public static UntypedHttpResult Stream(Stream content, string contentType = OctetStream, string? fileName = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        return File(new StreamBody(content), contentType, fileName);
    }

    /// <summary>A status without a body.</summary>
    public static UntypedHttpResult Status(int code) => new(code);

    private static UntypedHttpResult File(ResultBody body, string contentType, string? fileName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(contentType);
        var result = new UntypedHttpResult(200, body).WithHeader(HeaderField.ContentType, contentType);
        return fileName is null ? result : result.WithHeader(ContentDisposition.Name, ContentDisposition.Attachment(fileName));
    }
}
