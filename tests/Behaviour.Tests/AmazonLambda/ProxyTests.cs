using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.Lambda.APIGatewayEvents;
using RouteGen.Testing;

namespace RouteGen.Behaviour.Tests.AmazonLambda;

/// <summary>Behind <c>{proxy+}</c>, <c>$default</c> and a Function URL a handler receives what it would behind a route of its own on the gateway.</summary>
public sealed class ProxyTests
{
    private static readonly Regex TraceId = new("Root=1-[0-9a-f-]+", RegexOptions.None, TimeSpan.FromSeconds(1));

    private readonly AmazonApp _app = AmazonApp.OfCase();

    public static TheoryData<Front, string, string> Requests
    {
        get
        {
            var requests = new TheoryData<Front, string, string>();
            string[] urls =
            [
                "/{0}/7?size=1&size=2", "/{0}/a%20b", "/{0}/a%2Fb", "/{0}/a+b", "/{0}/a%2Bb", "/{0}/%E2%98%95", "/{0}/%e2%98%95", "/{0}/100%25", "/{0}/%FF", "/{0}/%22quoted%5C%22", "/{0}/..%2F", "/{0}/~a.b-c_d",
                "/{0}/" + "long".PadRight(300, 'x'),
            ];
            foreach (var url in urls)
            {
                requests.Add(Front.Rest, "GET", url.Replace("{0}", "orders", StringComparison.Ordinal));
                requests.Add(Front.HttpApiV1, "GET", url.Replace("{0}", "orders", StringComparison.Ordinal));
                // An HTTP API decodes "rawPath" before it sends the event: what was %2F is a slash like any other.
                if (url.Contains("%2F", StringComparison.Ordinal)) continue;
                requests.Add(Front.HttpApiV2, "PUT", url.Replace("{0}", "orders", StringComparison.Ordinal));
                requests.Add(Front.HttpApiV2, "GET", url.Replace("{0}", "v2", StringComparison.Ordinal));
            }

            // A greedy value keeps its slashes.
            foreach (var front in new[] { Front.Rest, Front.HttpApiV1, Front.HttpApiV2 }) requests.Add(front, "POST", "/raw/a/b%2Fc/%E2%98%95/d");
            requests.Add(Front.Rest, "POST", "/orders");
            return requests;
        }
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task The_event_is_that_of_the_gateways_own_route(Front front, string method, string url)
    {
        var owned = await ReceiveAsync(front, GatewayRoutes.PerRoute, method, url);
        var proxied = await ReceiveAsync(front, GatewayRoutes.CatchAll, method, url);
        Assert.Equal(Timeless(owned), Timeless(proxied));
    }

    [Fact]
    public async Task A_function_url_gives_the_values_of_the_path_as_an_http_api_does()
    {
        await new RouterApp(_app.Router) { Front = Front.FunctionUrl }.SendAsync("PUT", "/orders/a%20b");
        var received = Assert.IsType<APIGatewayHttpApiV2ProxyRequest>(Assert.Single(_app.Received));
        Assert.Equal("a b", received.PathParameters["id"]);
        Assert.Equal("PUT /orders/{id}", received.RouteKey);
        Assert.Equal("PUT /orders/{id}", received.RequestContext.RouteKey);
    }

    [Fact]
    public async Task Mixed_segments_and_several_values_are_told_apart()
    {
        var app = AmazonApp.Of("routes:\n  GET /{user}/files/{name}.{type}/{rest+}: Handlers.Get\n", Handler("APIGatewayProxyRequest"));
        await app.SendAsync("""{"resource":"/{proxy+}","path":"/a%2Fb/files/x%2Ey.zip/c/d","httpMethod":"GET","pathParameters":{"proxy":"a%2Fb/files/x%20y.zip/c/d"},"requestContext":{"resourcePath":"/{proxy+}"}}""");
        var received = Assert.IsType<APIGatewayProxyRequest>(Assert.Single(app.Received));
        Assert.Equal("/{user}/files/{name}.{type}/{rest+}", received.Resource);
        Assert.Equal(received.Resource, received.RequestContext.ResourcePath);
        Assert.Equal(["user=a%2Fb", "name=x%20y", "type=zip", "rest=c/d"], received.PathParameters.Select(pair => $"{pair.Key}={pair.Value}"));
    }

    // Where the fields stand, and whether they are there, is not the router's to choose.
    [Theory]
    [InlineData("""{"pathParameters":{"proxy":"orders/7"},"httpMethod":"GET","path":"/orders/7","requestContext":{"a":{"resourcePath":"x"},"resourcePath":"/{proxy+}","resourcePath":"/{proxy+}"},"resource":"/{proxy+}"}""")]
    [InlineData(""" { "resource" : "/{proxy+}" , "path" : "/orders/7" , "httpMethod" : "GET" , "pathParameters" : { "proxy" : "orders/7" } , "requestContext" : { "resourcePath" : "\/{proxy+}" } , "body" : "\"resource\":\"x\"" } """)]
    [InlineData("""{"resource":"/{proxy+}","path":"/orders/7","httpMethod":"GET"}""")]
    [InlineData("""{"resource":"/{proxy+}","path":"/orders/7","httpMethod":"GET","pathParameters":null,"requestContext":null}""")]
    [InlineData("""{"resource":"/{proxy+}","path":"/orders/7","httpMethod":"GET","pathParameters":{},"requestContext":{}}""")]
    public async Task Every_spelling_of_an_event_is_rewritten(string json)
    {
        await _app.SendAsync(json);
        var received = Assert.IsType<APIGatewayProxyRequest>(Assert.Single(_app.Received));
        Assert.Equal("/orders/{id}", received.Resource);
        Assert.Equal(["id=7"], received.PathParameters.Select(pair => $"{pair.Key}={pair.Value}"));
        if (received.RequestContext?.ResourcePath is { } path) Assert.Equal("/orders/{id}", path);
        if (json.Contains("body", StringComparison.Ordinal)) Assert.Equal("\"resource\":\"x\"", received.Body);
    }

    [Fact]
    public async Task A_route_without_values_has_none()
    {
        await _app.SendAsync("""{"resource":"/{proxy+}","path":"/orders","httpMethod":"POST","pathParameters":{"proxy":"orders"},"body":"é"}""");
        var received = Assert.IsType<APIGatewayProxyRequest>(Assert.Single(_app.Received));
        Assert.Null(received.PathParameters);
        Assert.Equal("/orders", received.Resource);
        Assert.Equal("é", received.Body);
    }

    [Fact]
    public async Task What_no_route_takes_reaches_the_handler_of_not_found_as_it_came()
    {
        var app = AmazonApp.Of("not-found: Handlers.Get\nroutes:\n  GET /a: Handlers.Get\n", Handler("APIGatewayProxyRequest"));
        Assert.Equal(AmazonApp.Serialize(new APIGatewayProxyResponse { StatusCode = 299 }), await app.SendAsync("""{"resource":"/{proxy+}","path":"/b","httpMethod":"GET","pathParameters":{"proxy":"b"}}"""));
        Assert.Equal("/{proxy+}", Assert.IsType<APIGatewayProxyRequest>(Assert.Single(app.Received)).Resource);
    }

    [Fact]
    public async Task A_body_of_six_megabytes_is_handed_over()
    {
        var body = new string('x', 6_000_000);
        await _app.SendAsync($$"""{"resource":"/{proxy+}","path":"/orders","httpMethod":"POST","pathParameters":{"proxy":"orders"},"body":"{{body}}"}""");
        Assert.Equal(body, Assert.IsType<APIGatewayProxyRequest>(Assert.Single(_app.Received)).Body);
    }

    private async Task<string> ReceiveAsync(Front front, GatewayRoutes routes, string method, string url)
    {
        var before = _app.Received.Count;
        await new RouterApp(_app.Router) { Front = front, Gateway = routes }.SendAsync(method, url, null, "body");
        Assert.Equal(before + 1, _app.Received.Count);
        return _app.Received[before] is string json ? json : AmazonApp.Describe(_app.Received[before]);
    }

    // Each request has an id and a time of its own.
    private static string Timeless(string json)
    {
        var @event = JsonNode.Parse(TraceId.Replace(json, ""))!;
        foreach (var context in new[] { @event["RequestContext"], @event["requestContext"] })
        {
            foreach (var name in new[] { "RequestId", "ExtendedRequestId", "RequestTime", "RequestTimeEpoch", "Time", "TimeEpoch", "requestId", "extendedRequestId", "requestTime", "requestTimeEpoch", "time", "timeEpoch" }) context?.AsObject().Remove(name);
        }

        // A raw event keeps what only the gateway can know of its own route.
        @event["requestContext"]?.AsObject().Remove("resourceId");
        @event["RequestContext"]?.AsObject().Remove("ResourceId");
        return new JsonObject(@event.AsObject().OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))).ToJsonString();
    }

    private static string Handler(string type) => $$"""
        [assembly: Amazon.Lambda.Core.LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

        namespace App;

        public static class Journal { public static readonly List<object?> Received = new(); }

        public static class Handlers
        {
            public static Amazon.Lambda.APIGatewayEvents.APIGatewayProxyResponse Get(Amazon.Lambda.APIGatewayEvents.{{type}} request)
            {
                Journal.Received.Add(request);
                return new() { StatusCode = 299 };
            }
        }
        """;
}
