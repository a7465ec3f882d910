using RouteGen.Hosting;
using RouteGen.Routing;

namespace RouteGen.Runtime.Tests.Hosting;

public sealed class RouterSessionTests
{
    // A loop receives the next event into the same buffer before the session hears of it.
    [Fact]
    public async Task A_request_that_somebody_kept_is_over_with_its_answer()
    {
        var router = new KeepingRouter();
        await new RouterSession(router).InvokeAsync("""{"httpMethod":"GET","path":"/"}"""u8.ToArray(), new LambdaContext());
        Assert.Throws<ObjectDisposedException>(() => router.Kept!.Method);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_line_of_the_log_says_which_route_it_is_of_in_JSON(bool isJson)
    {
        var sink = new Sink();
        var context = new LambdaContext { PlatformLog = new LambdaLog(isJson ? LogFormat.Json : LogFormat.Text, LogLevel.Information, sink) };
        var session = new RouterSession(new LoggingRouter());
        await session.InvokeAsync("""{"resource":"/users","httpMethod":"GET","path":"/users","requestContext":{}}"""u8.ToArray(), context);
        await session.InvokeAsync("""{"httpMethod":"GET","path":"/secret","requestContext":{}}"""u8.ToArray(), context);

        Assert.Equal(2, sink.Lines.Count);
        Assert.Equal(isJson, sink.Lines[0].Contains("\"route\":\"GET /users\",\"message\":\"handled\"", StringComparison.Ordinal));
        Assert.DoesNotContain("route", sink.Lines[1], StringComparison.Ordinal);
    }

    private sealed class LoggingRouter : CompiledRouter
    {
        public override ReadOnlySpan<byte> Listing => "GET /users Users.List"u8;

        protected internal override RouterTables Tables => new()
        {
            Text = Listing,
            Templates = [4, 6, 0],
            TemplateSeeds = [0],
            TemplateSlots = [1],
            Endpoints = [1, 0, 0, 0, 0, 0, 0, 0],
            Routes = [0, 0],
            Nodes = [0, 0, 0, 0, 0],
            MaxSegments = 1,
        };

        protected internal override ValueTask InvokeAsync(int route, HttpExchange http)
        {
            http.Context.LogInformation("handled");
            return default;
        }

        protected internal override ValueTask NotFoundAsync(HttpExchange http)
        {
            http.Context.LogInformation("not found");
            return base.NotFoundAsync(http);
        }
    }

    private sealed class Sink : OutputSink
    {
        public List<string> Lines { get; } = [];

        public override void Write(ReadOnlySpan<byte> lines) => Lines.Add(System.Text.Encoding.UTF8.GetString(lines));
    }

    private sealed class KeepingRouter : CompiledRouter
    {
        public HttpRequest? Kept { get; private set; }

        public override ReadOnlySpan<byte> Listing => default;

        protected internal override RouterTables Tables => default;

        protected internal override ValueTask InvokeAsync(int route, HttpExchange http) => default;

        protected internal override ValueTask NotFoundAsync(HttpExchange http)
        {
            Kept = http.Request;
            return base.NotFoundAsync(http);
        }
    }
}
