using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Amazon.Lambda.Annotations.APIGateway;

public class HttpResults : IHttpResult
{
    private readonly object _body;
    private Dictionary<string, List<string>> _headers;

    private HttpResults(HttpStatusCode statusCode, object body = null)
    {
        StatusCode = statusCode;
        _body = body;
    }

    public HttpStatusCode StatusCode { get; }

    public static IHttpResult Accepted(object body = null) => new HttpResults(HttpStatusCode.Accepted, body);

    public static IHttpResult BadGateway() => new HttpResults(HttpStatusCode.BadGateway);

    public static IHttpResult BadRequest(object body = null) => new HttpResults(HttpStatusCode.BadRequest, body);

    public static IHttpResult Conflict(object body = null) => new HttpResults(HttpStatusCode.Conflict, body);

    public static IHttpResult Created(string uri = null, object body = null) => new HttpResults(HttpStatusCode.Created, body).At(uri);

    public static IHttpResult Forbid(object body = null) => new HttpResults(HttpStatusCode.Forbidden, body);

    public static IHttpResult InternalServerError(object body = null) => new HttpResults(HttpStatusCode.InternalServerError, body);

    public static IHttpResult NotFound(object body = null) => new HttpResults(HttpStatusCode.NotFound, body);

    public static IHttpResult Ok(object body = null) => new HttpResults(HttpStatusCode.OK, body);

    public static IHttpResult Redirect(string uri, bool permanent = false, bool preserveMethod = false) => new HttpResults((permanent, preserveMethod) switch
    {
        (true, true) => HttpStatusCode.PermanentRedirect,
        (true, false) => HttpStatusCode.MovedPermanently,
        (false, true) => HttpStatusCode.TemporaryRedirect,
        (false, false) => HttpStatusCode.Redirect,
    }).At(uri);

    public static IHttpResult ServiceUnavailable(int? delaySeconds = null)
    {
        var result = new HttpResults(HttpStatusCode.ServiceUnavailable);
        return delaySeconds > 0 ? result.AddHeader("retry-after", delaySeconds.Value.ToString(CultureInfo.InvariantCulture)) : result;
    }

    public static IHttpResult Unauthorized() => new HttpResults(HttpStatusCode.Unauthorized);

    public static IHttpResult NewResult(HttpStatusCode statusCode, object body = null) => new HttpResults(statusCode, body);

    public IHttpResult AddHeader(string name, string value)
    {
        var key = name.ToLowerInvariant();
        _headers ??= [];
        if (!_headers.TryGetValue(key, out var values)) _headers.Add(key, values = []);
        values.Add(value);
        return this;
    }

    public Stream Serialize(HttpResultSerializationOptions options)
    {
        var body = HttpResultBody.Of(_body, options.Serializer);
        if (!string.IsNullOrEmpty(body.Text) && _headers?.ContainsKey("content-type") != true) AddHeader("content-type", body.ContentType);
        var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) Write(writer, body, isHttpApiV2: options is { Format: HttpResultSerializationOptions.ProtocolFormat.HttpApi, Version: HttpResultSerializationOptions.ProtocolVersion.V2 });
        stream.Position = 0;
        return stream;
    }

    private IHttpResult At(string uri) => uri is null ? this : AddHeader("location", uri);

    // What is not there is written as null.
    private void Write(Utf8JsonWriter writer, HttpResultBody body, bool isHttpApiV2)
    {
        writer.WriteStartObject();
        writer.WriteNumber("statusCode", (int)StatusCode);
        if (isHttpApiV2)
        {
            writer.WritePropertyName("headers");
            JsonSerializer.Serialize(writer, _headers?.ToDictionary(header => header.Key, header => string.Join(',', header.Value)));
            // In this casing, and never with a value.
            writer.WriteNull("Cookies");
        }
        else
        {
            writer.WritePropertyName("multiValueHeaders");
            JsonSerializer.Serialize(writer, _headers);
        }

        writer.WriteString("body", body.Text);
        writer.WriteBoolean("isBase64Encoded", body.IsBase64);
        writer.WriteEndObject();
    }
}
