using System.Reflection;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;
using RouteGen.Events;

namespace RouteGen.Behaviour.Tests.AmazonLambda;

/// <summary><c>Router.FunctionHandler</c>: the router under Amazon's runtime client.</summary>
public sealed class EntryPointTests
{
    private const string Order = """{"resource":"/orders/{id}","path":"/orders/7","httpMethod":"GET","pathParameters":{"id":"7"}}""";

    private readonly AmazonApp _app = AmazonApp.OfCase();
    private readonly Func<Stream, ILambdaContext, Task<Stream>> _handler;

    public EntryPointTests() =>
        _handler = _app.Router.GetType().GetMethod("FunctionHandler", BindingFlags.Static | BindingFlags.Public)!.CreateDelegate<Func<Stream, ILambdaContext, Task<Stream>>>();

    [Fact]
    public async Task A_handler_gets_the_context_of_whoever_called()
    {
        var context = new HostContext();
        Assert.Contains("7 by host-1, call 1", await InvokeAsync(Order, context), StringComparison.Ordinal);
        Assert.Equal(["order 7"], context.Lines);
    }

    [Fact]
    public async Task RouteGens_own_context_says_the_same()
    {
        var app = AmazonApp.Of("routes:\n  GET /: Handlers.Get\n", """
            using RouteGen;

            namespace App;

            public static class Handlers
            {
                public static string Get(LambdaContext context, CancellationToken cancellation)
                {
                    context.LogWarning("hello");
                    return $"{context.RequestId}|{context.InvokedFunctionArn}|{context.FunctionName}|{context.FunctionVersion}|{context.MemoryLimitInMB}|{context.LogGroupName}|{context.LogStreamName}|{context.RemainingTime > TimeSpan.FromSeconds(30)}|{context.CognitoIdentityId}|{cancellation.CanBeCanceled}";
                }
            }
            """);
        var handler = app.Router.GetType().GetMethod("FunctionHandler")!.CreateDelegate<Func<Stream, ILambdaContext, Task<Stream>>>();
        var context = new HostContext();
        using var output = await handler(Input("""{"resource":"/","path":"/","httpMethod":"GET"}"""), context);
        using var answer = JsonDocument.Parse(output);
        Assert.Equal("host-1|arn:f|shop|7|512|group|stream|True||True", answer.RootElement.GetProperty("body").GetString());
        Assert.Equal(["hello"], context.Lines);
    }

    // The contexts of tests say nothing, or anything.
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void A_time_that_is_none_is_no_deadline(long ticks) => Assert.Equal(DateTimeOffset.MaxValue, Hosting.StreamHost.DeadlineIn(TimeSpan.FromTicks(ticks)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stream_of_any_kind_is_read_from_where_it_stands(bool isSeekable)
    {
        var bytes = Encoding.UTF8.GetBytes("##" + Order);
        Stream input = new MemoryStream(bytes, 0, bytes.Length, writable: false, publiclyVisible: isSeekable) { Position = 2 };
        if (!isSeekable) input = new BufferedStream(input);
        using var reader = new StreamReader(await _handler(input, new HostContext()));
        Assert.Contains("7 by host-1", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_do_not_share_memory_with_the_next()
    {
        using var first = await _handler(Input(Order), new HostContext());
        await InvokeAsync("""{"resource":"/users/{id}","path":"/users/12345678","httpMethod":"GET","pathParameters":{"id":"12345678"}}""", new HostContext());
        using var reader = new StreamReader(first);
        Assert.Contains("7 by host-1, call 1", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_invocations_at_once_get_their_own_answers()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(async id =>
            (Id: id, Text: await Task.Run(() => InvokeAsync("""{"version":"2.0","routeKey":"$default","rawPath":"/orders/ID","requestContext":{"http":{"method":"PUT"}}}""".Replace("ID", $"{id}", StringComparison.Ordinal), new HostContext())))));
        Assert.All(answers, answer => Assert.Contains($"PUT /orders/{{id}} {answer.Id}\"", answer.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_nobodys_fails_the_invocation()
    {
        var refused = await Assert.ThrowsAsync<EventException>(() => InvokeAsync("""{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:unknown"}]}""", new HostContext()));
        Assert.Equal("Function.NoRoute", refused.ErrorType);
        Assert.Contains("7 by host-1", await InvokeAsync(Order, new HostContext()), StringComparison.Ordinal);
    }

    private async Task<string> InvokeAsync(string json, ILambdaContext context)
    {
        using var reader = new StreamReader(await _handler(Input(json), context));
        return await reader.ReadToEndAsync();
    }

    private static MemoryStream Input(string json) => new(Encoding.UTF8.GetBytes(json));

    private sealed class HostContext : ILambdaContext, ILambdaLogger
    {
        public List<string> Lines { get; } = [];

        public string AwsRequestId => "host-1";

        public IClientContext ClientContext => null!;

        public string FunctionName => "shop";

        public string FunctionVersion => "7";

        public ICognitoIdentity Identity => null!;

        public string InvokedFunctionArn => "arn:f";

        public ILambdaLogger Logger => this;

        public string LogGroupName => "group";

        public string LogStreamName => "stream";

        public int MemoryLimitInMB => 512;

        public TimeSpan RemainingTime => TimeSpan.FromMinutes(1);

        public void Log(string message) => Lines.Add(message);

        public void LogLine(string message) => Lines.Add(message);
    }
}
