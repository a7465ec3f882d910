using System.Text;
using System.Text.Json;
using RouteGen.Hosting;
using RouteGen.Routing;
using RouteGen.Runtime.Tests.Responses;

namespace RouteGen.Runtime.Tests.Hosting;

public sealed class LambdaHostTests
{
    private const string Event = """{"resource":"/none","path":"/none","httpMethod":"GET","requestContext":{"stage":"prod"}}""";

    [Fact]
    public async Task An_event_on_the_command_line_is_answered_on_standard_output()
    {
        var (exitCode, output, error) = await InvokeAsync([Event]);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.EndsWith("}\n", output, StringComparison.Ordinal);
        Assert.Equal(404, Envelope.Status(JsonDocument.Parse(output).RootElement));
    }

    [Fact]
    public async Task An_event_may_come_from_standard_input()
    {
        var (exitCode, output, _) = await InvokeAsync(["-"], Event);

        Assert.Equal(0, exitCode);
        Assert.Equal(404, Envelope.Status(JsonDocument.Parse(output).RootElement));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public async Task An_event_may_come_from_a_file(string byteOrderMark)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, byteOrderMark + Event, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            var (exitCode, output, _) = await InvokeAsync([file]);

            Assert.Equal(0, exitCode);
            Assert.Equal(404, Envelope.Status(JsonDocument.Parse(output).RootElement));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"Records":[{"eventSource":"aws:sqs"}]}""")]
    [InlineData("[1]")]
    public async Task An_event_that_is_malformed_or_not_for_this_router_is_told_on_standard_error(string json)
    {
        var (exitCode, output, error) = await InvokeAsync([json]);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.NotEmpty(error);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_handler_logs_goes_to_standard_error()
    {
        var (exitCode, output, error) = await InvokeAsync([Event], router: new ActingRouter(http =>
        {
            http.Context.LogInformation("looking");
            http.Text("done");
        }));

        Assert.Equal(0, exitCode);
        Assert.Equal("done", Envelope.Body(JsonDocument.Parse(output).RootElement));
        Assert.EndsWith("\tinfo\tlooking\n", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("{}", "{}")]
    [InlineData("no/such/file.json")]
    public async Task A_wrong_call_is_told_and_exits_with_2(params string[] args)
    {
        var (exitCode, output, error) = await InvokeAsync(args);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task Outside_Lambda_the_local_server_takes_over_where_there_is_one()
    {
        var router = new StubRouter();
        string[] args = ["--port", "8081"];

        var exitCode = await LambdaHost.RunAsync(router, args, (served, arguments) => Task.FromResult(served == router && arguments == args ? 7 : -1));
        Assert.Equal(7, exitCode);
    }

    [Theory]
    [InlineData]
    [InlineData("SQS", "orders", "text")]
    [InlineData("SQS")]
    [InlineData("--help")]
    public async Task An_event_in_short_form_needs_the_local_part(params string[] words)
    {
        string[] args = ["invoke", .. words];

        Assert.Equal(7, await LambdaHost.RunAsync(new StubRouter(), args, (_, arguments) => Task.FromResult(arguments == args ? 7 : -1)));
        var (exitCode, output, error) = await InvokeAsync(words);
        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains("need a Debug build", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("no/such/file.json")]
    public async Task An_event_as_it_is_goes_there_too_and_comes_back(string argument)
    {
        Assert.False(InvokeCommand.IsShortForm(new[] { argument }));
        // What the local part sets up is set up for every event.
        Assert.Equal(7, await LambdaHost.RunAsync(new StubRouter(), ["invoke", argument], (_, _) => Task.FromResult(7)));
    }

    [Fact]
    public async Task Without_one_the_program_says_what_it_is_and_exits_with_2() => Assert.Equal(2, await LambdaHost.RunAsync(new StubRouter(), [], local: null));

    private static async Task<(int ExitCode, string Output, string Error)> InvokeAsync(string[] args, string input = "", CompiledRouter? router = null)
    {
        var output = new CollectingSink();
        var error = new CollectingSink();
        var command = new InvokeCommand(() => Encoding.UTF8.GetBytes(input), output, error);
        var exitCode = await command.RunAsync(router ?? new ActingRouter(http => http.NotFound()), args);
        return (exitCode, output.ToString(), error.ToString());
    }

    /// <summary>A router without routes, which does this instead.</summary>
    private sealed class ActingRouter(Action<HttpExchange> action) : CompiledRouter
    {
        public override ReadOnlySpan<byte> Listing => default;

        protected internal override RouterTables Tables => default;

        protected internal override ValueTask InvokeAsync(int route, HttpExchange http) => default;

        protected internal override ValueTask NotFoundAsync(HttpExchange http)
        {
            action(http);
            return default;
        }
    }
}
