using System.Globalization;
using System.Text;
using RouteGen.Events;
using RouteGen.Routing;

namespace RouteGen.Benchmarks.Dispatch;

/// <summary>What a lookup goes by.</summary>
internal enum LookupKind
{
    /// <summary>A REST API's <c>resource</c> and <c>httpMethod</c>.</summary>
    RestResource,

    /// <summary>An HTTP API's <c>routeKey</c>.</summary>
    RouteKey,

    /// <summary>The path of a Function URL's event, percent-encoded.</summary>
    Path,
}

/// <summary>
/// RouteGen's own dispatch, as the router runs it between reading an event and calling a handler: <see cref="Dispatcher.Dispatch"/>, with
/// splitting and decoding the path and noting its values where it goes by the path.
/// </summary>
/// <remarks>
/// All requests stand in one event for each method, which is read once; a lookup points the event's fields at its request, as reading an event of its own would have.
/// </remarks>
internal sealed class RouterLookup
{
    private readonly HttpExchange[] _exchanges;
    private readonly Place[] _places;
    private readonly LookupKind _kind;

    public RouterLookup(CompiledRouter router, IReadOnlyList<RoutedRequest> requests, LookupKind kind)
    {
        _kind = kind;
        _places = new Place[requests.Count];
        var verbs = requests.Select(request => request.Verb).Distinct(StringComparer.Ordinal).ToList();

        var json = new StringBuilder("{");
        for (var i = 0; i < requests.Count; i++)
        {
            var request = requests[i];
            _places[i] = new Place(verbs.IndexOf(request.Verb), Text(request.Template), Text(request.RouteKey), Text(request.Path), Values(request.Values));
        }

        _exchanges = [.. verbs.Select(verb => Exchange(router, json + Head(kind, verb) + "}"))];

        JsonSlice Text(string text)
        {
            json.Append(CultureInfo.InvariantCulture, $"\"_\":\"{text}\",");
            return new JsonSlice(json.Length - 2 - text.Length, text.Length, JsonKind.String);
        }

        JsonSlice Values(IReadOnlyList<(string Name, string Value)> values)
        {
            var text = $"{{{string.Join(',', values.Select(value => $"\"{value.Name}\":\"{value.Value}\""))}}}";
            json.Append(CultureInfo.InvariantCulture, $"\"_\":{text},");
            return values.Count == 0 ? new JsonSlice(0, 0, JsonKind.Null) : new JsonSlice(json.Length - 1 - text.Length, text.Length, JsonKind.Object);
        }
    }

    /// <returns>The id of the route that takes a request, or -1.</returns>
    public int Find(int request)
    {
        ref readonly var place = ref _places[request];
        var exchange = _exchanges[place.Exchange];
        ref var fields = ref exchange.Event.Fields;
        switch (_kind)
        {
            case LookupKind.RestResource:
                fields.Resource = place.Template;
                fields.Path = place.Path;
                fields.PathParameters = place.Values;
                break;
            case LookupKind.RouteKey:
                fields.RouteKey = place.RouteKey;
                fields.RawPath = place.Path;
                fields.PathParameters = place.Values;
                break;
            default:
                fields.RawPath = place.Path;
                break;
        }

        return Dispatcher.Dispatch(exchange) == DispatchOutcome.Route ? exchange.RouteId : -1;
    }

    private static HttpExchange Exchange(CompiledRouter router, string json)
    {
        if (!Ascii.IsValid(json)) throw new ArgumentException("Places are counted in characters.", nameof(json));
        var exchange = new HttpExchange(router);
        exchange.Begin(Encoding.UTF8.GetBytes(json));
        return exchange;
    }

    private static string Head(LookupKind kind, string verb) => kind switch
    {
        LookupKind.RestResource => $$"""
            "resource":"/","path":"/","httpMethod":"{{verb}}","pathParameters":null,"requestContext":{"stage":"prod"}
            """,
        LookupKind.RouteKey => $$"""
            "version":"2.0","routeKey":"{{verb}} /","rawPath":"/","pathParameters":null,"requestContext":{"stage":"$default","http":{"method":"{{verb}}"},"domainName":"a1b2c3.execute-api.eu-west-1.amazonaws.com"}
            """,
        _ => $$"""
            "version":"2.0","routeKey":"$default","rawPath":"/","requestContext":{"stage":"$default","http":{"method":"{{verb}}"},"domainName":"a1b2c3.lambda-url.eu-west-1.on.aws"}
            """,
    };

    private readonly record struct Place(int Exchange, JsonSlice Template, JsonSlice RouteKey, JsonSlice Path, JsonSlice Values);
}
