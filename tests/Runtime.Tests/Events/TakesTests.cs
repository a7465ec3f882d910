using System.Text;
using RouteGen.Events;
using RouteGen.Routing;
using RouteGen.Runtime.Tests.Records;

namespace RouteGen.Runtime.Tests.Events;

public sealed class TakesTests
{
    private const string Window = """{"Records":[],"window":{},"eventSourceARN":"arn:aws:dynamodb:eu-west-1:1:table/Users/stream/2026","isFinalInvokeForWindow":true}""";
    private const string Test = """{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-01-01T00:00:00.000Z","Bucket":"uploads","RequestId":"r","HostId":"h"}""";

    [Theory]
    [InlineData("ObjectCreated:Put", "", true)]
    [InlineData("ObjectCreated:Put", "ObjectCreated:*", true)]
    [InlineData("s3:ObjectCreated:Put", "ObjectCreated:*", true)]
    [InlineData("ObjectRemoved:Delete", "ObjectCreated:*", false)]
    [InlineData("ObjectRemoved:Delete", "ObjectCreated:* ObjectRemoved:Delete", true)]
    [InlineData("ObjectRemoved:DeleteMarkerCreated", "ObjectCreated:* ObjectRemoved:Delete", false)]
    [InlineData("ObjectCreated", "ObjectCreated:*", false)]
    public void An_object_is_taken_by_what_happened_to_it(string name, string on, bool takes)
    {
        var received = ReceivedEvent.Of($$$$"""{"Records":[{"eventSource":"aws:s3","eventName":"{{{{name}}}}","s3":{"bucket":{"name":"uploads"},"object":{"key":"a+b.zip"}}}]}""");
        Assert.Equal(takes, received.Exchange.Takes(0, EventKind.S3, "up*"u8, "a b.zip"u8, Encoding.UTF8.GetBytes(on)));
        Assert.False(received.Exchange.Takes(0, EventKind.S3, "up*"u8, "a+b.zip"u8, Encoding.UTF8.GetBytes(on)));
        Assert.False(received.Exchange.Takes(0, EventKind.S3, "other"u8, on: Encoding.UTF8.GetBytes(on)));
    }

    [Fact]
    public async Task A_test_of_S3_reaches_its_buckets_route_and_no_handler()
    {
        var received = ReceivedEvent.Of(Test);
        Assert.True(received.Kind == EventKind.S3 && received.Exchange.IsS3Test);
        Assert.False(received.Exchange.Takes(0, EventKind.S3, "other"u8));
        Assert.False(received.Exchange.Takes(0, EventKind.Invoke, default));
        Assert.True(received.Exchange.Takes(0, EventKind.S3, "uploads"u8, "incoming/*"u8, "ObjectCreated:*"u8));
        await received.Exchange.EachAsync<S3Record>(_ => throw new InvalidOperationException());
        Assert.Equal(0, received.Exchange.RouteId);
    }

    [Fact]
    public void A_window_without_records_is_its_streams()
    {
        var received = ReceivedEvent.Of(Window);
        Assert.Equal(EventKind.DynamoDb, received.Kind);
        Assert.True(received.Exchange.Takes(0, EventKind.DynamoDb, "Users"u8));
        Assert.True(received.Exchange.Takes(0, EventKind.DynamoDb, "*"u8));
        Assert.False(received.Exchange.Takes(0, EventKind.DynamoDb, "Orders"u8));
        Assert.False(received.Exchange.Takes(0, EventKind.Kinesis, "Users"u8));
        var kinesis = ReceivedEvent.Of("""{"Records":[],"eventSourceARN":"arn:aws:kinesis:eu-west-1:1:stream/clicks"}""");
        Assert.True(kinesis.Exchange.Takes(0, EventKind.Kinesis, "clicks"u8));
        Assert.False(kinesis.Exchange.Takes(0, EventKind.Kinesis, "click"u8));
    }

    [Fact]
    public void Names_of_triggers_kinds_and_invocations()
    {
        var trigger = ReceivedEvent.Of("""{"triggerSource":"PreSignUp_SignUp","userPoolId":"p"}""").Exchange;
        Assert.True(trigger.Takes(0, EventKind.Cognito, "PreSignUp_SignUp"u8));
        Assert.True(trigger.Takes(0, EventKind.Cognito, "PreSignUp_*"u8));
        Assert.False(trigger.Takes(0, EventKind.Cognito, "PreSignUp"u8));
        var raw = ReceivedEvent.Of("""{"awslogs":{"data":"x"}}""").Exchange;
        Assert.True(raw.Takes(0, EventKind.Raw, "logs"u8));
        Assert.False(raw.Takes(0, EventKind.Raw, "log"u8));
        Assert.False(raw.Takes(0, EventKind.Raw, default));
        Assert.False(raw.Takes(0, EventKind.Invoke, default));
        var named = ReceivedEvent.Of("""{"route":"report"}""").Exchange;
        Assert.True(named.Takes(0, EventKind.Invoke, "report"u8));
        Assert.True(named.Takes(0, EventKind.Invoke, default));
        Assert.False(named.Takes(0, EventKind.Invoke, "Report"u8));
        Assert.False(named.Takes(0, EventKind.Invoke, "repor*"u8));
        var list = ReceivedEvent.Of("""["route","report"]""").Exchange;
        Assert.False(list.Takes(0, EventKind.Invoke, "report"u8));
        Assert.True(list.Takes(0, EventKind.Invoke, default));
    }

    [Fact]
    public void A_variable_names_what_a_name_stands_for()
    {
        var names = new LogicalNames(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ROUTEGEN_NAME_ORDERS_FIFO"] = "shop-prod-orders-1XYZ.fifo",
            ["ROUTEGEN_NAME_UPLOADS"] = "shop-uploads",
            ["ROUTEGEN_NAME_USERS"] = "arn:aws:dynamodb:eu-west-1:1:table/shop-Users",
            ["ROUTEGEN_NAME_NIGHTLY"] = "shop-nightly",
            ["ROUTEGEN_NAME_EMPTY"] = "",
            ["ROUTEGEN_NAME_MY_SHOP"] = "other",
            ["ROUTEGEN_NAME"] = "x",
        });
        var orders = ReceivedEvent.Of("""{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:shop-prod-orders-1XYZ.fifo"}]}""", names).Exchange;
        Assert.True(orders.Takes(0, EventKind.Sqs, "orders.fifo"u8));
        Assert.False(orders.Takes(0, EventKind.Sqs, "orders"u8));
        Assert.False(orders.Takes(0, EventKind.Sqs, "orders*"u8));
        Assert.True(orders.Takes(0, EventKind.Sqs, "*orders*"u8));
        Assert.False(ReceivedEvent.Of("""{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:orders.fifo"}]}""", names).Exchange.Takes(0, EventKind.Sqs, "orders.fifo"u8));
        Assert.True(ReceivedEvent.Of("""{"Records":[{"eventSource":"aws:s3","s3":{"bucket":{"name":"shop-uploads"}}}]}""", names).Exchange.Takes(0, EventKind.S3, "uploads"u8));
        Assert.True(ReceivedEvent.Of("""{"Event":"s3:TestEvent","Bucket":"shop-uploads"}""", names).Exchange.Takes(0, EventKind.S3, "uploads"u8));
        Assert.True(ReceivedEvent.Of("""{"Records":[{"eventSource":"aws:dynamodb","eventSourceARN":"arn:aws:dynamodb:eu-west-1:1:table/shop-Users/stream/x"}]}""", names).Exchange.Takes(0, EventKind.DynamoDb, "users"u8));
        Assert.True(ReceivedEvent.Of("""{"detail-type":"Scheduled Event","source":"aws.events","resources":["arn:aws:events:eu-west-1:1:rule/shop-nightly"]}""", names).Exchange.Takes(0, EventKind.Schedule, "nightly"u8));
        // A source and a route key are not names that a template gives.
        Assert.True(ReceivedEvent.Of("""{"detail-type":"OrderPlaced","source":"my.shop"}""", names).Exchange.Takes(0, EventKind.EventBridge, "my.shop"u8));
        // What sends to them asks for the same names.
        Assert.Equal(("shop-prod-orders-1XYZ.fifo", "shop-Users", "orders", ""), (names.Of("orders.fifo"), names.Of("users"), names.Of("orders"), names.Of("")));
        Assert.Equal("of no variable", DeployedName.Of("of no variable"));
        Assert.Equal("empty", Encoding.UTF8.GetString(names.Of("empty"u8)));
        Assert.Equal("é", Encoding.UTF8.GetString(names.Of("é"u8)));
        Assert.True(new LogicalNames(new Dictionary<string, string>(StringComparer.Ordinal)).Of("orders"u8).SequenceEqual("orders"u8));
    }

    [Theory]
    [InlineData("""{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:orders-dev"}]}""", "SQS orders-dev. The nearest routes: SQS orders, SQS orders-audit, SQS refunds.")]
    [InlineData("""{"Records":[{"eventSource":"aws:s3","s3":{"bucket":{"name":"up\u001bloads"},"object":{"key":"a+b\u0000"}}}]}""", "S3 uploads/a b. The nearest routes: S3 uploads/incoming/*.")]
    [InlineData("""{"Event":"s3:TestEvent","Bucket":"other"}""", "S3 other. The nearest routes: S3 uploads/incoming/*.")]
    [InlineData("""{"detail-type":"Order\nPlaced","source":"my.shop"}""", "EVENT my.shop/OrderPlaced. The table has no EVENT route.")]
    [InlineData("""{"awslogs":{"data":"x"}}""", "RAW logs. The table has no RAW route.")]
    [InlineData("""{"route":"raport"}""", "INVOKE raport. The nearest routes: INVOKE report, INVOKE.")]
    [InlineData("""{"type":"TOKEN","methodArn":"m"}""", "AUTHORIZER token. The table has no AUTHORIZER route.")]
    [InlineData("""{"eventSource":"unheard","b\u0007":1}""", "of an unknown shape, with the members eventSource, b.")]
    public void What_no_route_takes_is_named_in_the_log_and_nowhere_else(string json, string line)
    {
        var received = ReceivedEvent.Of(json, router: new TableRouter());
        var refused = received.Exchange.Unrouted();
        Assert.Equal("Function.NoRoute", refused.ErrorType);
        foreach (var said in new[] { "orders", "uploads", "my.shop", "raport", "unheard", "other" }) Assert.DoesNotContain(said, refused.Message, StringComparison.Ordinal);
        Assert.Equal("Error: No route takes this event: " + line, Assert.Single(received.Log));
    }

    [Fact]
    public void What_is_named_in_the_log_has_an_end()
    {
        var received = ReceivedEvent.Of($$"""{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:{{new string('x', 100_000)}}"}]}""", router: new TableRouter());
        received.Exchange.Unrouted();
        Assert.InRange(Assert.Single(received.Log).Length, 200, 400);
    }

    private sealed class TableRouter : CompiledRouter
    {
        public override ReadOnlySpan<byte> Listing => "GET /users Users.List\nSQS refunds A.B\nSQS orders Orders.Process\nSQS orders-audit A.B\nSQS other-things A.B\nS3 uploads/incoming/* A.B\nINVOKE report A.B\nINVOKE A.B"u8;

        protected internal override RouterTables Tables => default;

        protected internal override ValueTask InvokeAsync(int route, HttpExchange http) => default;
    }
}
