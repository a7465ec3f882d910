using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using RouteGen.Binding;
using RouteGen.Events;
using RouteGen.Routing;

namespace RouteGen;

/// <summary>
/// The request that a handler asked for as a whole. Everything is read out of the event when it is asked for and is the same on every front.
/// </summary>
/// <remarks>Good until the handler returns: its bytes serve the next invocation then, and every member throws <see cref="ObjectDisposedException"/>.</remarks>
public sealed class HttpRequest
{
    private HttpExchange? _http;
    private byte[]? _event;
    private byte[]? _body;

    internal HttpRequest(HttpExchange http) => _http = http;

    /// <summary>The method as sent: <c>GET</c>.</summary>
    public string Method => Encoding.UTF8.GetString(Http.Method);

    /// <summary>The path as the front hands it on: percent-encoded on all but HTTP APIs with payload 2.0, with their stage.</summary>
    public string Path => Text(Http.Front is Front.HttpApiV2 or Front.FunctionUrl ? Http.Event.Fields.RawPath : Http.Event.Fields.Path);

    /// <summary>The matched route as written in the table, as <c>GET /users/{id}</c>; empty in the <c>not-found</c> handler.</summary>
    public string Route => Http.RouteId < 0 ? "" : RouterListing.KeyOf(Http.Router, Http.RouteId);

    /// <summary>The route's <c>name:</c>; empty when it has none, or no middleware.</summary>
    public string RouteName => Details?.Name ?? "";

    /// <summary>The nearest group of the route, its path as <c>/admin</c> or its name; empty when it has none, or no middleware.</summary>
    public string RouteGroup => Details?.Group ?? "";

    /// <summary>What AWS put in front of the function.</summary>
    public Front Front => Http.Front;

    /// <summary>What Lambda says of the invocation.</summary>
    public LambdaContext Context => Http.Context;

    /// <summary>The gateway's id of the request; Lambda's own where the front has none (load balancers).</summary>
    public string RequestId => Http.Event.RequestContext.RequestId is { IsString: true } id ? Text(id) : Http.Context.RequestId;

    /// <summary>The event's bytes as they came.</summary>
    public ReadOnlyMemory<byte> Event => _event ??= Http.Event.Json.ToArray();

    /// <summary>The body's bytes: unescaped, and decoded where the event says base64. Empty when there is none.</summary>
    /// <exception cref="BadRequestException">The body is not the base64 that the event says it is.</exception>
    public ReadOnlyMemory<byte> Body => _body ??= Http.BodyBytes();

    /// <summary>The body as UTF-8 text.</summary>
    /// <inheritdoc cref="Body" path="/exception"/>
    public string BodyText => Http.BodyText();

    /// <summary>All headers, in the order of the event, names as sent; a repeated header stands once for each line.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers =>
        Pairs(Http.Event.Fields.MultiValueHeaders.Kind == JsonKind.Object ? Http.Event.Fields.MultiValueHeaders : Http.Event.Fields.Headers);

    /// <summary>The invocation behind it, for what ready-made middleware has to know.</summary>
    internal HttpExchange Exchange => Http;

    private RouteDetails? Details => Http.RouteId < 0 ? null : Http.Router.DetailsOf(Http.RouteId);

    private HttpExchange Http => _http ?? throw new ObjectDisposedException(nameof(HttpRequest), "The invocation is over: take what you need of the request before the handler returns.");

    /// <summary>A header's value, or <see langword="null"/>; of several lines the last.</summary>
    /// <param name="name">In any casing.</param>
    public string? GetHeader(string name) => TextOrNull(Http.Header(Lower(name)));

    /// <summary>The values of all lines of a header, in order, each as sent: a list in one line is one value.</summary>
    /// <param name="name">In any casing.</param>
    public IReadOnlyList<string> GetHeaderAll(string name)
    {
        var values = new List<string>();
        foreach (var (field, value) in Headers)
        {
            if (field.Equals(name, StringComparison.OrdinalIgnoreCase)) values.Add(value);
        }

        return values;
    }

    /// <summary>The value of a query parameter, or <see langword="null"/>; of several the last.</summary>
    /// <param name="name">Case-sensitive.</param>
    public string? GetQuery(string name) => TextOrNull(Http.Query(Encoding.UTF8.GetBytes(name)));

    /// <summary>All values of a query parameter, in order.</summary>
    /// <param name="name">Case-sensitive.</param>
    public IReadOnlyList<string> GetQueryAll(string name)
    {
        var values = Http.QueryAll(Encoding.UTF8.GetBytes(name));
        values.Required(out string[] all);
        return all;
    }

    /// <summary>A cookie's value as sent, or <see langword="null"/>.</summary>
    /// <param name="name">Case-sensitive.</param>
    public string? GetCookie(string name) => TextOrNull(Http.Cookie(Encoding.UTF8.GetBytes(name)));

    /// <summary>What the gateway's authorizer says of the caller under a name, or <see langword="null"/>.</summary>
    /// <param name="name">Case-sensitive.</param>
    public string? GetClaim(string name) => TextOrNull(Http.Claim(Encoding.UTF8.GetBytes(name)));

    /// <summary>What <c>metadata:</c> says of the route under a key, or <see langword="null"/>. For routes with middleware.</summary>
    /// <param name="key">Case-sensitive.</param>
    public string? GetMetadata(string key)
    {
        foreach (var entry in Details?.Metadata ?? [])
        {
            if (entry.Key == key) return entry.Value;
        }

        return null;
    }

    /// <summary>A value of the path, decoded, or <see langword="null"/> when the route has no such parameter.</summary>
    /// <param name="name">As written in the route's braces, case-sensitive.</param>
    /// <exception cref="BadRequestException">It holds a control character (400).</exception>
    public string? GetRouteValue(string name)
    {
        if (Http.RouteId < 0) return null;
        var position = RouterListing.PositionOf(Http.Router, Http.RouteId, Encoding.UTF8.GetBytes(name));
        if (position < 0) return null;
        var value = Http.Route(position, Encoding.UTF8.GetBytes(name));
        return value.HasControlCharacter ? throw new BadRequestException(400, "The path holds a control character.") : TextOrNull(value);
    }

    /// <summary>Reads the body as JSON.</summary>
    /// <returns><see langword="null"/> for an empty body and for the JSON <c>null</c>.</returns>
    /// <exception cref="BadRequestException">The body is not JSON of that type (400), or says that it is something else (415).</exception>
    public T? ReadJson<T>(JsonTypeInfo<T> type) => Http.BodySpan.IsEmpty ? default : Http.DeserializeBody(type);

    /// <summary>The invocation is over.</summary>
    internal void End() => _http = null;

    private static string? TextOrNull(TextValue value) => value.IsPresent ? Encoding.UTF8.GetString(value.Text) : null;

    [SuppressMessage("Globalization", "CA1308", Justification = "Header names are ASCII and compared in lower case.")]
    private static byte[] Lower(string name) => Encoding.UTF8.GetBytes(name.ToLowerInvariant());

    private string Text(JsonSlice value) => Encoding.UTF8.GetString(Http.Event.TextOf(value));

    private List<KeyValuePair<string, string>> Pairs(JsonSlice map)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        if (map.Kind != JsonKind.Object) return pairs;
        var cursor = new JsonCursor(Http.Event.Json, map.Start);
        while (cursor.NextProperty(out var nameSlice, out var value))
        {
            var name = Text(nameSlice);
            if (value.IsString) pairs.Add(new(name, Text(value)));
            if (value.Kind != JsonKind.Array) continue;
            var elements = new JsonCursor(Http.Event.Json, value.Start);
            while (elements.NextElement(out var element)) pairs.Add(new(name, Text(element)));
        }

        return pairs;
    }
}
