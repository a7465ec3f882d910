using RouteGen.Testing;

namespace RouteGen.Behaviour.Tests.AmazonLambda;

/// <summary>An event of another shape than the handler's type never reaches the handler: its type would be half empty.</summary>
public sealed class ShapeTests
{
    private readonly AmazonApp _app = AmazonApp.OfCase();

    [Theory]
    [InlineData(Front.HttpApiV2, "GET", "/orders/7", "an HTTP API with payload format 2.0")]
    [InlineData(Front.FunctionUrl, "GET", "/orders/7", "a Function URL")]
    [InlineData(Front.Alb, "GET", "/orders/7", "a load balancer")]
    [InlineData(Front.Rest, "GET", "/v2/a", "a REST API")]
    [InlineData(Front.HttpApiV1, "GET", "/balanced", "an HTTP API with payload format 1.0")]
    public async Task Another_shape_is_a_named_500(Front front, string method, string url, string name)
    {
        var answer = await new RouterApp(_app.Router) { Front = front }.SendAsync(method, url);
        Assert.Equal(500, answer.StatusCode);
        Assert.Contains("in another event format", answer.Text, StringComparison.Ordinal);
        // The client is told nothing of the types; whoever reads the log is.
        Assert.DoesNotContain("Amazon", answer.Text, StringComparison.Ordinal);
        var line = Assert.Single(answer.Log, line => line.Level == LogLevel.Error);
        Assert.Contains($"The handler of {method} {Route(url)} takes 'Amazon.Lambda.", line.Message, StringComparison.Ordinal);
        Assert.Contains($"this event of {name} has another shape", line.Message, StringComparison.Ordinal);
        Assert.Empty(_app.Received);
    }

    [Theory]
    [InlineData(Front.HttpApiV2, 200)]
    [InlineData(Front.FunctionUrl, 200)]
    [InlineData(Front.Rest, 405)]
    [InlineData(Front.HttpApiV1, 405)]
    [InlineData(Front.Alb, 405)]
    public async Task A_request_from_another_source_than_the_routes_finds_no_route(Front front, int status) =>
        Assert.Equal(status, (await new RouterApp(_app.Router) { Front = front }.SendAsync("PUT", "/orders/7")).StatusCode);

    [Fact]
    public async Task An_authorizer_of_another_format_has_no_route()
    {
        var refused = await Assert.ThrowsAsync<Events.EventException>(() => _app.SendAsync("""{"type":"REQUEST","methodArn":"arn:aws:execute-api:eu-west-1:1:a/b/GET/c","httpMethod":"GET","path":"/c"}"""));
        Assert.Contains("an API Gateway authorizer event", refused.Message, StringComparison.Ordinal);
    }

    private static string Route(string url) => url switch
    {
        "/orders/7" => "/orders/{id}",
        "/v2/a" => "/v2/{name}",
        _ => url,
    };
}
