using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.ApplicationLoadBalancerEvents;
using Amazon.Lambda.SQSEvents;
using RouteGen.Testing;

namespace RouteGen.Behaviour.Tests.AmazonLambda;

/// <summary>What a handler returns is written by the project's serializer, and reaches Lambda byte by byte.</summary>
public sealed class AnswerTests
{
    private readonly AmazonApp _app = AmazonApp.OfCase();

    [Fact]
    public async Task A_response_is_what_the_serializer_writes()
    {
        var expected = new APIGatewayProxyResponse { StatusCode = 200, Body = "7 by request-1, call 1", Headers = new Dictionary<string, string> { ["Content-Type"] = "text/plain" } };
        Assert.Equal(AmazonApp.Serialize(expected), await _app.SendAsync("""{"resource":"/orders/{id}","path":"/orders/7","httpMethod":"GET","pathParameters":{"id":"7"}}"""));
    }

    [Fact]
    public async Task So_it_is_of_an_http_api_a_load_balancer_and_a_queue()
    {
        Assert.Equal(
            AmazonApp.Serialize(new APIGatewayHttpApiV2ProxyResponse { StatusCode = 200, Cookies = ["a=1", "b=2"], Body = "PUT /orders/{id} 7" }),
            await _app.SendAsync("""{"version":"2.0","routeKey":"PUT /orders/{id}","rawPath":"/orders/7","pathParameters":{"id":"7"},"requestContext":{"http":{"method":"PUT"}}}"""));
        Assert.Equal(
            AmazonApp.Serialize(new ApplicationLoadBalancerResponse { StatusCode = 200, StatusDescription = "200 OK", Body = "2026" }),
            await _app.SendAsync("""{"requestContext":{"elb":{"targetGroupArn":"arn"}},"httpMethod":"GET","path":"/balanced","headers":{}}"""));
        Assert.Equal(
            AmazonApp.Serialize(new SQSBatchResponse { BatchItemFailures = [new() { ItemIdentifier = "m-1" }] }),
            await _app.SendAsync("""{"Records":[{"messageId":"m-1","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:prod-orders"}]}"""));
    }

    [Fact]
    public async Task A_stream_is_sent_as_it_is_and_nothing_is_an_empty_answer()
    {
        Assert.Equal("{\"statusCode\":204}", await _app.SendAsync("""{"resource":"/raw/{name+}","path":"/raw/a","httpMethod":"POST","pathParameters":{"name":"a"}}"""));
        Assert.Equal("", await _app.SendAsync("""{"Records":[{"messageId":"m-1","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:orders"}]}"""));
    }

    [Fact]
    public async Task What_is_no_response_is_the_answer_all_the_same() =>
        Assert.Equal(AmazonApp.Serialize("Hello, 日本"), await _app.SendAsync("""{"version":"2.0","routeKey":"GET /v2/{name}","rawPath":"/v2/日本","pathParameters":{"name":"日本"},"requestContext":{"http":{"method":"GET"}}}"""));

    [Fact]
    public async Task An_instance_serves_the_whole_process()
    {
        var app = new RouterApp(_app.Router) { Gateway = GatewayRoutes.PerRoute };
        await app.GetAsync("/orders/1");
        Assert.EndsWith("call 2", (await app.GetAsync("/orders/2")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_may_mix_the_styles()
    {
        var app = new RouterApp(_app.Router);
        var id = Guid.NewGuid();
        Assert.Equal($"{id} 3 2026 0", (await app.GetAsync($"/mixed/{id}?size=3")).Text);
        Assert.Equal(400, (await app.GetAsync("/mixed/7?size=3")).StatusCode);
        Assert.Equal("user 7", (await app.GetAsync("/users/7")).Text);
    }

    [Fact]
    public async Task A_handler_that_fails_is_a_500_of_ours_and_the_next_answer_is_whole()
    {
        using var failed = JsonDocument.Parse(await _app.SendAsync("""{"resource":"/orders/{id}","path":"/orders/7","httpMethod":"GET"}"""));
        Assert.Equal(500, failed.RootElement.GetProperty("statusCode").GetInt32());
        Assert.Contains(_app.Log, line => line.StartsWith("Error: The handler of GET /orders/{id} failed.", StringComparison.Ordinal));
        await So_it_is_of_an_http_api_a_load_balancer_and_a_queue();
    }

    [Fact]
    public async Task An_answer_over_the_limit_is_a_500_and_no_dead_process()
    {
        using var answer = JsonDocument.Parse(await _app.SendAsync($$"""{"resource":"/orders","path":"/orders","httpMethod":"POST","body":"{{new string('x', 6_300_000)}}"}"""));
        Assert.Equal(500, answer.RootElement.GetProperty("statusCode").GetInt32());
        Assert.Contains(_app.Log, line => line.Contains("over the limit of 6291556", StringComparison.Ordinal));
    }

    // As one does that wraps the stream in a writer of text.
    [Fact]
    public async Task A_serializer_may_close_the_stream_that_it_writes_to()
    {
        var app = AmazonApp.Of("routes:\n  GET /{text}: Handlers.Get\n  GET /: Handlers.Front\n", """
            using Amazon.Lambda.APIGatewayEvents;

            [assembly: Amazon.Lambda.Core.LambdaSerializer(typeof(App.Closing))]

            namespace App;

            public sealed class Closing : Amazon.Lambda.Core.ILambdaSerializer
            {
                public T Deserialize<T>(Stream requestStream)
                {
                    using var reader = new StreamReader(requestStream);
                    return System.Text.Json.JsonSerializer.Deserialize<T>(reader.ReadToEnd(), new System.Text.Json.JsonSerializerOptions(System.Text.Json.JsonSerializerDefaults.Web))!;
                }

                public void Serialize<T>(T response, Stream responseStream)
                {
                    using var writer = new StreamWriter(responseStream);
                    writer.Write("<" + ((APIGatewayProxyResponse)(object)response!).Body + ">");
                }
            }

            public static class Handlers
            {
                public static APIGatewayProxyResponse Get(APIGatewayProxyRequest request) => new() { Body = request.PathParameters["text"] };

                public static string Front() => "front";
            }
            """);
        Assert.Equal("<longer>", await app.SendAsync("""{"resource":"/{text}","path":"/longer","httpMethod":"GET","pathParameters":{"text":"longer"}}"""));
        Assert.Equal("<a>", await app.SendAsync("""{"resource":"/{text}","path":"/a","httpMethod":"GET","pathParameters":{"text":"a"}}"""));
        Assert.Contains("\"body\":\"front\"", await app.SendAsync("""{"resource":"/","path":"/","httpMethod":"GET"}"""), StringComparison.Ordinal);
    }
}
