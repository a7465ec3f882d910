using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RouteGen.Hosting;
using RouteGen.Routing;

namespace RouteGen.Runtime.Tests.Responses;

/// <summary>An exchange with a request in hand, ready for an answer, and what it logs.</summary>
internal sealed class Exchanges
{
    private readonly InvocationHeaders _headers = new(new LambdaEnvironment(_ => null));
    private readonly byte[] _event;

    private Exchanges(CompiledRouter router, string json)
    {
        _event = Encoding.UTF8.GetBytes(json);
        _headers.Use(new LambdaContext { RequestId = "request-1", LogWriter = (level, message, exception) => Log.Add((level, message, exception)) });
        Http = new HttpExchange(router);
        Begin();
    }

    public HttpExchange Http { get; }

    public List<(LogLevel Level, string Message, Exception? Exception)> Log { get; } = [];

    /// <param name="front">What stands in front of the function.</param>
    /// <param name="method">The request's method.</param>
    /// <param name="multiValue">Whether a load balancer sends <c>multiValueHeaders</c>; a REST API always does.</param>
    /// <param name="binary">The option <c>binary: true</c>.</param>
    public static Exchanges Of(Front front, string method = "GET", bool multiValue = false, bool binary = false) =>
        new(new StubRouter { IsBinary = binary }, EventOf(front, method, multiValue));

    /// <summary>An exchange with any event in hand.</summary>
    public static Exchanges OfEvent(string json, bool binary = false) => new(new StubRouter { IsBinary = binary }, json);

    public void Begin()
    {
        Http.BeginInvocation(_headers);
        Http.Begin(_event);
        Http.BeginAnswer();
        Http.RouteId = 0;
    }

    public byte[] TakeBytes() => Http.TakeAnswer().ToArray();

    public string TakeText() => Encoding.UTF8.GetString(TakeBytes());

    public JsonElement Take() => JsonDocument.Parse(TakeBytes()).RootElement;

    public static string EventOf(Front front, string method = "GET", bool multiValue = false) => front switch
    {
        Front.Rest => $$$$"""{"resource":"/users","path":"/users","httpMethod":"{{{{method}}}}","headers":{},"multiValueHeaders":{},"requestContext":{"stage":"prod"}}""",
        Front.HttpApiV1 => $$$$"""{"version":"1.0","resource":"/users","path":"/users","httpMethod":"{{{{method}}}}","headers":{},"multiValueHeaders":{},"requestContext":{"stage":"$default"}}""",
        Front.HttpApiV2 => $$$$"""{"version":"2.0","routeKey":"{{{{method}}}} /users","rawPath":"/users","headers":{},"requestContext":{"stage":"$default","domainName":"a.execute-api.eu-west-1.amazonaws.com","http":{"method":"{{{{method}}}}","path":"/users"}}}""",
        Front.FunctionUrl => $$$$"""{"version":"2.0","routeKey":"$default","rawPath":"/users","headers":{},"requestContext":{"stage":"$default","domainName":"a.lambda-url.eu-west-1.on.aws","http":{"method":"{{{{method}}}}","path":"/users"}}}""",
        _ => $$$$"""{"requestContext":{"elb":{"targetGroupArn":"arn"}},"httpMethod":"{{{{method}}}}","path":"/users","{{{{(multiValue ? "multiValueHeaders" : "headers")}}}}":{},"body":"","isBase64Encoded":false}""",
    };
}

internal sealed class StubRouter : CompiledRouter
{
    public bool IsBinary { get; init; }

    public override ReadOnlySpan<byte> Listing => "GET /users Users.List"u8;

    protected internal override RouterTables Tables => new() { Text = "/users"u8, Templates = [0, 6, 0], Routes = [0, 0] };

    protected internal override bool AnswersBinary => IsBinary;

    protected internal override ValueTask InvokeAsync(int route, HttpExchange http) => default;

    protected internal override JsonTypeInfo? GetJsonTypeInfo(Type type) => TestJson.Default.GetTypeInfo(type);
}
