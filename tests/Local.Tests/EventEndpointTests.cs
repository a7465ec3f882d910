using System.Text;
using System.Text.Json;
using RouteGen.Fronts;

namespace RouteGen.Local.Tests;

/// <summary><c>POST /_routegen/events</c> over real sockets.</summary>
public class EventEndpointTests
{
    [Theory]
    [InlineData("text/plain", "SCHEDULE nightly", "SCHEDULE nightly")]
    [InlineData("application/x-www-form-urlencoded", "EVENT my.shop/OrderPlaced {\"id\": 1}", "EVENT my.shop/OrderPlaced")]
    [InlineData("application/json", """{"route":"EVENT my.shop/OrderPlaced","data":{"id":1}}""", "EVENT my.shop/OrderPlaced")]
    [InlineData("application/json; charset=utf-8", """{"route":"S3 uploads/incoming/a b.zip","on":"ObjectCreated:Copy","size":7}""", "S3 uploads/incoming/*.zip")]
    [InlineData("application/json", """{"route":"SQS orders","data":"--text"}""", "SQS orders")]
    public async Task An_event_goes_through_the_router(string contentType, string body, string route)
    {
        var (status, json) = await SendAsync(body, contentType);

        Assert.Equal((200, route, JsonValueKind.Null), (status, json.GetProperty("route").GetString(), json.GetProperty("error").ValueKind));
        Assert.Equal(JsonValueKind.Object, json.GetProperty("answer").ValueKind);
    }

    [Fact]
    public async Task A_batch_has_several_messages()
    {
        var (_, json) = await SendAsync("""{"route":"SQS orders","batch":["a",{"id":1},3]}""");

        Assert.Equal(3, json.GetProperty("answer").GetProperty("batchItemFailures").GetArrayLength());
    }

    [Fact]
    public async Task Options_are_members()
    {
        var (_, json) = await SendAsync("""{"route":"S3 uploads/incoming/a.zip","on":"ObjectCreated:Copy","size":7}""");
        var record = json.GetProperty("answer").GetProperty("Records")[0];

        Assert.Equal("ObjectCreated:Copy", record.GetProperty("eventName").GetString());
        Assert.Equal(7, record.GetProperty("s3").GetProperty("object").GetProperty("size").GetInt32());
    }

    [Theory]
    [InlineData("SQS broken text", 500, "InvalidDataException: disk on fire")]
    [InlineData("SQS others text", 500, "no route")]
    [InlineData("SQS", 400, "queue's name")]
    [InlineData("QUEUE orders text", 400, "QUEUE")]
    [InlineData("SNS alerts 'text", 400, "not closed")]
    public async Task What_fails_says_why(string body, int status, string reason)
    {
        var (actual, json) = await SendAsync(body, "text/plain");

        Assert.Equal((status, JsonValueKind.Null), (actual, json.GetProperty("answer").ValueKind));
        Assert.Contains(reason, json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "object")]
    [InlineData("{}", "route")]
    [InlineData("""{"route":1}""", "route")]
    [InlineData("""{"route":"SQS orders","batch":"a"}""", "array")]
    [InlineData("""{"route":"SQS orders","data":"a","colour":"red"}""", "--colour")]
    public async Task A_body_that_makes_no_sense_is_refused(string body, string reason)
    {
        var (status, json) = await SendAsync(body);

        Assert.Equal(400, status);
        Assert.Contains(reason, json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:8080", 200)]
    [InlineData("http://127.0.0.1:1", 200)]
    [InlineData("https://evil.example", 403)]
    [InlineData("http://localhost.evil.example", 403)]
    [InlineData("null", 403)]
    public async Task A_page_of_another_origin_sends_nothing(string origin, int status) => Assert.Equal(status, (await SendAsync("SCHEDULE nightly", "text/plain", $"Origin: {origin}\r\n")).Status);

    [Fact]
    public async Task Nobody_reads_a_file_through_it()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, """{"secret":1}""");

            Assert.Equal(400, (await SendAsync($"EVENT my.shop/OrderPlaced @{file}", "text/plain")).Status);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task It_is_for_POST()
    {
        var router = new EventRouter();
        await using var server = new RunningServer(router, new RouterFunction(router));

        Assert.StartsWith("HTTP/1.1 405 ", await server.SendAsync("GET /_routegen/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_event_routes_the_path_is_the_applications_own()
    {
        await using var server = new RunningServer(new AnsweringFunction());

        Assert.Contains("the function's own", await server.SendAsync(Request("SQS orders text", "text/plain", "")), StringComparison.Ordinal);
    }

    private static async Task<(int Status, JsonElement Json)> SendAsync(string body, string contentType = "application/json", string headers = "")
    {
        var router = new EventRouter();
        await using var server = new RunningServer(router, new RouterFunction(router));
        var response = await server.SendAsync(Request(body, contentType, headers));
        var json = response[(response.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        return (int.Parse(response.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), JsonDocument.Parse(json).RootElement);
    }

    private static string Request(string body, string contentType, string headers) =>
        $"POST /_routegen/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: {contentType}\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    private sealed class AnsweringFunction : IFunction
    {
        public ValueTask<FunctionAnswer> InvokeAsync(ReadOnlyMemory<byte> json, LambdaContext context) => new(new FunctionAnswer("""{"statusCode":200,"body":"the function's own"}"""u8.ToArray(), null));
    }
}
