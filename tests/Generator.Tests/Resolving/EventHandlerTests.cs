using RouteGen.Generator.Model;

namespace RouteGen.Generator.Tests.Resolving;

/// <summary>What handlers of events may take and return, and what is said of the rest.</summary>
public sealed class EventHandlerTests
{
    private const string Types = """
        namespace Shop;
        public record Order(int Id);
        public interface IStore;
        [System.Text.Json.Serialization.JsonSerializable(typeof(Order))] [System.Text.Json.Serialization.JsonSerializable(typeof(List<int>))]
        [System.Text.Json.Serialization.JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
        internal partial class ShopJson : System.Text.Json.Serialization.JsonSerializerContext;
        static class Services { public static IStore Store => null!; }
        """;

    [Theory]
    [InlineData("SQS a", "SqsMessage m", "SqsMessage 0 Itself")]
    [InlineData("SQS a", "EventRecord m", "SqsMessage 0 Itself")]
    [InlineData("SQS a", "EventBatch<SqsMessage> m", "SqsMessage batch 0 Itself")]
    [InlineData("SQS a", "IReadOnlyList<SqsMessage> m", "SqsMessage batch 0 Itself")]
    [InlineData("SQS a", "IEnumerable<SqsMessage> m", "SqsMessage batch 0 Itself")]
    [InlineData("SQS a", "SqsMessage[] m", "SqsMessage batch 0 Array")]
    [InlineData("SQS a", "List<SqsMessage> m", "SqsMessage batch 0 List")]
    [InlineData("SQS a", "Order m", "SqsMessage Json None required")]
    [InlineData("SQS a", "Order? m", "SqsMessage Json None optional")]
    [InlineData("SQS a", "[FromBody] Order m", "SqsMessage Json None required")]
    [InlineData("SQS a", "List<int> m", "SqsMessage Json None required")]
    [InlineData("SQS a", "string m", "SqsMessage Text None required")]
    [InlineData("SQS a", "byte[] m", "SqsMessage Bytes None required")]
    [InlineData("SQS a", "ReadOnlyMemory<byte> m", "SqsMessage Bytes None required")]
    [InlineData("SQS a", "System.Text.Json.JsonElement m", "SqsMessage Element None required")]
    [InlineData("SNS a", "SnsMessage m", "SnsMessage 0 Itself")]
    [InlineData("S3 abc", "S3Record m", "S3Record 0 Itself")]
    [InlineData("KINESIS abc", "KinesisRecord[] m", "KinesisRecord batch 0 Array")]
    [InlineData("DYNAMODB abc", "DynamoDbRecord m", "DynamoDbRecord 0 Itself")]
    [InlineData("DYNAMODB abc", "Order m", "DynamoDbRecord Json NewImage required")]
    [InlineData("DYNAMODB abc", "Order? oldImage", "DynamoDbRecord Json OldImage optional")]
    [InlineData("DYNAMODB abc", "Order keys", "DynamoDbRecord Json Keys required")]
    [InlineData("DYNAMODB abc", "AttributeMap? before", "DynamoDbRecord Attributes OldImage optional")]
    [InlineData("EVENT a.b/C", "EventBridgeEvent m", "EventBridgeEvent 0 Itself")]
    [InlineData("EVENT a.b/C", "Order detail", "EventBridgeEvent Json None required")]
    [InlineData("SCHEDULE a", "EventBridgeEvent m", "EventBridgeEvent 0 Itself")]
    [InlineData("COGNITO PreSignUp_SignUp", "CognitoTrigger m", "CognitoTrigger 0 Itself")]
    [InlineData("COGNITO PreSignUp_SignUp", "Order request", "CognitoTrigger Json None required")]
    [InlineData("WS a", "WebSocketMessage m", "WebSocketMessage 0 Itself")]
    [InlineData("RAW kafka", "RawEvent m", "RawEvent 0 Itself")]
    [InlineData("RAW kafka", "Order m", "RawEvent Json None required")]
    [InlineData("INVOKE", "System.Text.Json.JsonElement m", "RawEvent Element None required")]
    [InlineData("INVOKE job", "Order m", "RawEvent Json None required")]
    public void A_parameter_is_the_record_or_what_it_holds(string route, string parameter, string expected) => Assert.Equal(expected, Describe(Resolve(route, $"void Run({parameter})").Clean()));

    [Theory]
    [InlineData("[sns, s3]", "S3Record s, SnsMessage n, SqsMessage m", "SqsMessage sns s3: 2 Itself, 1 Itself, 0 Itself")]
    [InlineData("sns", "Order o, SnsMessage n", "SqsMessage sns: Json None required, 1 Itself")]
    [InlineData("event", "EventBridgeEvent e, Order o", "SqsMessage event: 1 Itself, Json None required")]
    [InlineData("s3", "EventRecord e", "SqsMessage s3: 0 Itself")]
    public void What_is_unwrapped_has_its_own_record(string unwrap, string parameters, string expected)
    {
        var handler = Handler(Resolve($"SQS a: {{ handler: Api.Run, unwrap: {unwrap} }}", $"void Run({parameters})", isWhole: true).Clean());

        Assert.Equal(expected, $"{handler.Record!.Kind} {string.Join(" ", handler.Record.Unwrap)}: {string.Join(", ", handler.Parameters.Select(Describe))}");
    }

    [Theory]
    [InlineData("SQS a", "void Run(Guid m)", "RG5006", "an event of SQS does not have. Take 'SqsMessage', or its body as 'string', 'byte[]' or a class that it is read into, a service, or the whole event as 'System.IO.Stream'.")]
    [InlineData("SQS a", "void Run(int m)", "RG5006", "Take 'SqsMessage'")]
    [InlineData("SQS a", "void Run(DayOfWeek m)", "RG5006", "Take 'SqsMessage'")]
    [InlineData("SQS a", "void Run([FromQuery] string m)", "RG5006", "Take 'SqsMessage'")]
    [InlineData("SQS a", "void Run([FromRoute] Order m)", "RG5006", "Take 'SqsMessage'")]
    [InlineData("SQS a", "void Run(SnsMessage m)", "RG5006", "Take 'SqsMessage'")]
    [InlineData("SQS a", "void Run(EventBatch<SnsMessage> m)", "RG5006", "Take 'EventBatch<SqsMessage>', a service,")]
    [InlineData("SQS a", "void Run(EventBatch<SqsMessage> m, string text)", "RG5006", "Take 'EventBatch<SqsMessage>', a service,")]
    [InlineData("SQS a", "void Run(HttpRequest m)", "RG5006", "Take 'SqsMessage'")]
    [InlineData("SQS a", "void Run(FormFile m)", "RG5006", "Take 'SqsMessage'")]
    [InlineData("S3 abc", "void Run(string key)", "RG5006", "Take 'S3Record', a service, or the whole event")]
    [InlineData("S3 abc", "void Run(Order order)", "RG5006", "Take 'S3Record', a service,")]
    [InlineData("AUTHORIZER token", "bool Run(string token)", "RG5006", "Take 'AuthorizerRequest', a service,")]
    [InlineData("INVOKE", "void Run(SqsMessage m)", "RG5006", "Take 'RawEvent', or the payload as")]
    [InlineData("SNS a", "void Run(EventBatch<SnsMessage> m)", "RG5008", "'Shop.Api.Run' takes several records, and events of 'SNS' come one by one. Take 'SnsMessage'.")]
    [InlineData("S3 abc", "void Run(IReadOnlyList<S3Record> m)", "RG5008", "come one by one. Take 'S3Record'.")]
    [InlineData("SQS a", "void Run(EventBatch<SqsMessage> m, TumblingWindow w)", "RG5008", "takes a window, and only a handler of a batch of 'KINESIS' or 'DYNAMODB' has one.")]
    [InlineData("KINESIS abc", "void Run(KinesisRecord m, TumblingWindow w)", "RG5008", "takes a window")]
    [InlineData("SQS a", "void Run(IStore? s, IComparable c)", "RG4004", "")]
    [InlineData("SQS a", "void Run(Order a, Order b)", "RG4006", "")]
    [InlineData("SQS a", "void Run(string a, byte[] b)", "RG4006", "")]
    [InlineData("SQS a", "void Run(ref SqsMessage m)", "RG4010", "")]
    [InlineData("SQS a", "int Run(SqsMessage m)", "RG4015", "whoever sends events of 'SQS' waits for no answer. Return nothing, and throw for what failed.")]
    [InlineData("SQS a", "Task<HttpResult> Run(SqsMessage m)", "RG4015", "waits for no answer")]
    [InlineData("EVENT a/b", "string Run()", "RG4015", "events of 'EVENT' waits for no answer")]
    [InlineData("AUTHORIZER token", "void Run(AuthorizerRequest r)", "RG4015", "an authorizer has to decide. Return 'RouteGen.AuthorizerResult' or 'bool'.")]
    [InlineData("AUTHORIZER request", "Task Run(AuthorizerRequest r)", "RG4015", "has to decide")]
    [InlineData("AUTHORIZER request", "Order Run(AuthorizerRequest r)", "RG4015", "has to decide")]
    [InlineData("INVOKE", "HttpResult Run()", "RG4015", "there is no request that it could be the result of")]
    public void What_does_not_fit_is_an_error_at_the_handlers_name(string route, string method, string id, string expected) =>
        Assert.Contains(expected, Resolve(route, method).Problem(id, "Api.Run"), StringComparison.Ordinal);

    [Theory]
    [InlineData("SQS a", "Task Run(SqsMessage m)", "Nothing awaited")]
    [InlineData("SQS a", "void Run()", "Nothing")]
    [InlineData("COGNITO PreSignUp_SignUp", "Order Run(CognitoTrigger t)", "RecordJson")]
    [InlineData("AUTHORIZER token", "ValueTask<bool> Run(AuthorizerRequest r)", "RecordAnswer awaited")]
    [InlineData("AUTHORIZER request", "AuthorizerResult? Run(AuthorizerRequest r)", "RecordAnswer")]
    [InlineData("WS $connect", "HttpResult Run(WebSocketMessage m)", "RecordResult")]
    [InlineData("WS a", "HttpResult<Order> Run(Order m)", "RecordResult")]
    [InlineData("WS a", "Task<string> Run(Order m)", "RecordAnswer awaited")]
    [InlineData("WS a", "Order Run(Order m)", "RecordJson")]
    [InlineData("RAW firehose", "Order Run(RawEvent m)", "RecordJson")]
    [InlineData("INVOKE", "ValueTask<Order?> Run(Order m)", "RecordJson awaited")]
    public void What_is_returned_is_the_answer_where_somebody_waits_for_one(string route, string method, string expected)
    {
        var returned = Handler(Resolve(route, method).Clean()).Return;

        Assert.Equal(expected, returned.Kind + (returned.IsAwaited ? " awaited" : ""));
    }

    [Theory]
    [InlineData("void Around(EventRecord record, NextRecord next)", "it returns 'void'")]
    [InlineData("Task<int> Around(EventRecord record, NextRecord next)", "it returns 'System.Threading.Tasks.Task<int>'")]
    [InlineData("Task Around(EventRecord record)", "it takes no 'NextRecord', so that no handler behind it would ever be called")]
    [InlineData("Task Around(NextRecord a, NextRecord b)", "it takes 'NextRecord' twice")]
    [InlineData("Task Around(ref int a, NextRecord b)", "it has a parameter by reference")]
    [InlineData("Task Around(HttpRequest request, NextRecord b)", "it takes the 'HttpRequest', which no event has")]
    public void What_cannot_stand_around_is_an_error_at_its_name(string method, string reason) =>
        Assert.Contains(reason, OfAround(method).Problem("RG2023", "Around"), StringComparison.Ordinal);

    [Theory]
    [InlineData("ValueTask Around(EventRecord record, NextRecord next)", 2, false)]
    [InlineData("Task Around(NextRecord next, LambdaContext context, CancellationToken token, IStore store)", 4, true)]
    public void What_stands_around_takes_the_record_what_comes_next_and_services(string method, int parameters, bool isTask)
    {
        var around = Assert.Single(Assert.Single(OfAround(method).Clean().Table.Events).Around);

        Assert.Equal((parameters, isTask), (around.Parameters.Count, around.Return.IsAwaited));
    }

    private static ResolvedRoutes OfAround(string method) => ResolvedRoutes.Of(
        "services: Services\nroutes:\n  SQS a: { handler: Api.Run, around: Api.Around }\n",
        Types,
        $"namespace Shop; static class Api {{ internal static void Run(SqsMessage m) {{ }} internal static {method} => throw new NotImplementedException(); }}");

    private static ResolvedRoutes Resolve(string route, string method, bool isWhole = false) => ResolvedRoutes.Of(
        $"services: Services\nroutes:\n  {(isWhole ? route : route + ": Api.Run")}\n",
        Types,
        $"namespace Shop; static class Api {{ internal static {method} => throw new NotImplementedException(); }}");

    private static HandlerCall Handler(ResolvedRoutes routes) => Assert.Single(routes.Table.Events).Handler;

    private static string Describe(ResolvedRoutes routes)
    {
        var handler = Handler(routes);
        return $"{handler.Record!.Kind} {(handler.Record.IsBatch ? "batch " : "")}{Describe(Assert.Single(handler.Parameters))}";
    }

    private static string Describe(BoundParameter parameter) => parameter switch
    {
        RecordParameter record => $"{record.Depth} {record.Form}",
        RecordDataParameter data => $"{data.Kind} {data.Image} {(data.IsOptional ? "optional" : "required")}",
        _ => parameter.GetType().Name,
    };
}
