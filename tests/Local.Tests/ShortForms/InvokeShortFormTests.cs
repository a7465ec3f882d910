using System.Text;
using System.Text.Json;
using RouteGen.Local.ShortForms;

namespace RouteGen.Local.Tests.ShortForms;

/// <summary><c>dotnet run -- invoke SQS orders ...</c>, from the words to the answer.</summary>
public class InvokeShortFormTests
{
    [Fact]
    public async Task A_short_form_becomes_an_event_and_its_answer_goes_to_standard_output()
    {
        var (exitCode, output, error) = await InvokeAsync(["SQS", "orders", """{"id":1}""", """{"id":2}"""]);

        Assert.Equal(0, exitCode);
        Assert.Equal(2, JsonDocument.Parse(output).RootElement.GetProperty("batchItemFailures").GetArrayLength());
        Assert.EndsWith("\n", output, StringComparison.Ordinal);
        Assert.EndsWith("failing\n", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Records", "S3", "uploads/incoming/a b.zip")]
    [InlineData("detail-type", "SCHEDULE", "nightly")]
    [InlineData("detail-type", "SCHEDULE", "nightly", "--scheduler")]
    [InlineData("detail", "EVENT", "my.shop/OrderPlaced", """{"id":1}""")]
    [InlineData("detail", "EVENT", "my.shop/OrderPlaced")]
    public async Task An_event_reaches_its_route(string member, params string[] args)
    {
        var (exitCode, output, error) = await InvokeAsync(args);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.True(JsonDocument.Parse(output).RootElement.TryGetProperty(member, out _));
    }

    [Theory]
    [InlineData("GET Rest /users/7", "GET", "/users/7")]
    [InlineData("GET HttpApiV2 /users/7 1", "GET", "/users/7", "--front", "http", "--header", "X-A: 1")]
    [InlineData("POST Alb /users  application/json {\"id\":1}", "POST", "/users", """{"id":1}""", "--front=alb")]
    [InlineData("PUT FunctionUrl /users  text/csv a,b", "PUT", "/users", "a,b", "--front", "url", "--header", "content-type: text/csv")]
    public async Task A_request_goes_through_a_front(string expected, params string[] args)
    {
        var (exitCode, output, error) = await InvokeAsync(args);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(expected, JsonDocument.Parse(output).RootElement.GetProperty("body").GetString()!.TrimEnd());
    }

    [Theory]
    [InlineData("disk on fire", "SQS", "broken", "text")]
    [InlineData("no route for", "SQS", "others", "text")]
    [InlineData("no route for", "S3", "uploads/incoming/a.txt")]
    public async Task What_fails_exits_with_1(string reason, params string[] args)
    {
        var (exitCode, output, error) = await InvokeAsync(args);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unknown verb 'QUEUE'", "QUEUE", "orders", "text")]
    [InlineData("write SQS", "sqs", "orders", "text")]
    [InlineData("ANY is no method", "ANY", "/")]
    [InlineData("SQS needs the queue's name", "SQS")]
    [InlineData("SQS orders needs a message", "SQS", "orders")]
    [InlineData("FIFO", "SQS", "orders", "text", "--group", "a")]
    [InlineData("--group needs a value", "SQS", "jobs.fifo", "text", "--group")]
    [InlineData("Unknown option '--grup'", "SQS", "jobs.fifo", "text", "--grup=a")]
    [InlineData("--on is for S3, not for SQS", "SQS", "orders", "text", "--on", "x")]
    [InlineData("--http2 has no value", "AUTHORIZER", "request", "--http2=1")]
    [InlineData("'b' is too much", "SNS", "alerts", "a", "b")]
    [InlineData("bucket and a key", "S3", "uploads")]
    [InlineData("'x' is no size", "S3", "uploads/a", "--size", "x")]
    [InlineData("is no event of S3", "S3", "uploads/a", "--on", "Object*")]
    [InlineData("my.shop/OrderPlaced", "EVENT", "OrderPlaced")]
    [InlineData("The detail is no JSON", "EVENT", "my.shop/OrderPlaced", "{")]
    [InlineData("needs data", "KINESIS", "clicks")]
    [InlineData("needs an item", "DYNAMODB", "users")]
    [InlineData("The item is no JSON", "DYNAMODB", "users", "Ada")]
    [InlineData("no member 'sk'", "DYNAMODB", "users", """{"id":1}""", "--keys", "id,sk")]
    [InlineData("The request is no JSON object", "COGNITO", "PreSignUp_SignUp", "[]")]
    [InlineData("no type of authorizers", "AUTHORIZER", "tokens", "x")]
    [InlineData("needs a token", "AUTHORIZER", "token")]
    [InlineData("$connect has no message", "WS", "$connect", "text")]
    [InlineData("--header", "WS", "send", "text", "--header", "a: b")]
    [InlineData("The payload is no JSON", "INVOKE", "{")]
    [InlineData("The payload is no JSON object", "INVOKE", "rebuild", "1")]
    [InlineData("RAW kafka needs the event", "RAW", "kafka")]
    [InlineData("The event is no JSON", "RAW", "kafka", "no/such/file.json")]
    [InlineData("cannot be read", "SNS", "alerts", "@no/such/file.json")]
    [InlineData("is no front", "GET", "/", "--front", "x")]
    [InlineData("is no path", "GET", "users")]
    [InlineData("'name: value'", "GET", "/", "--header", "a")]
    [InlineData("control character", "GET", "/", "--header", "a: b\r\nc: d")]
    public async Task What_makes_no_sense_exits_with_2(string reason, params string[] args)
    {
        var (exitCode, output, error) = await InvokeAsync(args);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Contains("invoke --help", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "SCHEDULE", "nightly")]
    [InlineData(1, "SQS", "broken", "text")]
    [InlineData(2, "SQS")]
    public async Task The_local_server_hands_it_over(int exitCode, params string[] args) => Assert.Equal(exitCode, await LocalServer.RunAsync(new EventRouter(), ["invoke", .. args]));

    [Fact]
    public async Task Nothing_at_all_shows_what_there_is()
    {
        Assert.Equal((2, "", InvokeUsage.Text), await InvokeAsync([]));
        Assert.Equal((0, InvokeUsage.Text, ""), await InvokeAsync(["--help"]));
    }

    [Fact]
    public async Task A_body_may_come_from_a_file_or_standard_input()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, """{"from":"file"}""", Encoding.UTF8);
            string[] detail = ["EVENT", "my.shop/OrderPlaced"];

            Assert.Equal("file", From(await InvokeAsync([.. detail, "@" + file])));
            Assert.Equal("input", From(await InvokeAsync([.. detail, "-"], """{"from":"input"}""")));
        }
        finally
        {
            File.Delete(file);
        }

        static string? From((int ExitCode, string Output, string Error) run) => JsonDocument.Parse(run.Output).RootElement.GetProperty("detail").GetProperty("from").GetString();
    }

    [Fact]
    public async Task Standard_input_is_read_once() => Assert.Contains("once", (await InvokeAsync(["SQS", "orders", "-", "-"], "text")).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("@all", "SNS", "alerts", "@@all")]
    [InlineData("--text", "SNS", "alerts", "--", "--text")]
    [InlineData("--text", "SNS", "alerts", "--subject=s", "--", "--text")]
    public void What_would_mean_something_else_can_be_written(string expected, params string[] words)
    {
        var form = ShortForm.Parse(words, new BodySource(Stream.Null).Read);

        Assert.Equal(expected, form.TextOf(form.RequireBody("text")));
    }

    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""")]
    [InlineData("5", "5")]
    [InlineData("null", "null")]
    [InlineData("""{"route":"rebuild"}""", "rebuild")]
    [InlineData("""{"route":"rebuild","a":1}""", "rebuild", """{"a":1}""")]
    public void A_direct_invocation_has_a_payload_a_name_or_both(string expected, params string[] words) => Assert.Equal(expected, Make(["INVOKE", .. words]));

    [Theory]
    [InlineData("REMOVE", "DYNAMODB", "users", "--old", """{"id":1}""")]
    [InlineData("MODIFY", "DYNAMODB", "users", """{"id":1,"a":2}""", "--old", """{"id":1}""")]
    [InlineData("INSERT", "DYNAMODB", "users", """{"id":1}""", """{"id":2}""")]
    public void An_old_item_makes_it_another_change(string name, params string[] words) =>
        Assert.All(JsonDocument.Parse(Make(words)).RootElement.GetProperty("Records").EnumerateArray(), record => Assert.Equal(name, record.GetProperty("eventName").GetString()));

    private static string Make(params string[] words) => Encoding.UTF8.GetString(ShortFormEvent.Make(ShortForm.Parse(words, new BodySource(Stream.Null).Read), new()).Span);

    private static async Task<(int ExitCode, string Output, string Error)> InvokeAsync(string[] args, string input = "")
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var exitCode = await new InvokeShortForm(stdin, output, error).RunAsync(new EventRouter(), args);
        return (exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }
}
