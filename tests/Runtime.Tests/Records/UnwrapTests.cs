using System.Text.Json.Nodes;
using RouteGen.Runtime.Tests.Responses;

namespace RouteGen.Runtime.Tests.Records;

public sealed class UnwrapTests
{
    private const string S3 = """{"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"uploads"},"object":{"key":"a+b%2Bc.txt","size":3}}},{"eventSource":"aws:s3","eventName":"s3:ObjectRemoved:Delete","s3":{"bucket":{"name":"uploads"},"object":{"key":"gone"}}}]}""";

    [Fact]
    public void A_queue_holds_a_topics_message()
    {
        var sns = Message(Notification("{\"id\":7,\"name\":\"Ada\"}")).UnwrapSns();
        Assert.Equal("n-1", sns.Id);
        Assert.Equal("alerts", sns.Topic);
        Assert.Equal("Hello", sns.Subject);
        Assert.Equal(new User(7, "Ada"), sns.ReadJson(TestJson.Default.User));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero), sns.Timestamp);
        Assert.Equal("", sns.SubscriptionArn);
        Assert.Equal("https://unsubscribe", sns.UnsubscribeUrl);
        Assert.Equal("red", sns.MessageAttributes["color"].StringValue);
        Assert.Equal([1, 2], sns.MessageAttributes["bytes"].BinaryValue!);
        Assert.Equal("String.Array", sns.MessageAttributes["list"].DataType);
        Assert.Equal("[\"a\"]", sns.MessageAttributes["list"].StringValue);
    }

    [Fact]
    public void A_queue_holds_a_topics_message_of_a_bucket()
    {
        var records = Message(Notification(S3)).UnwrapSns().UnwrapS3();
        Assert.Equal(2, records.Count);
        Assert.Equal(("uploads", "a b+c.txt", 3L, "ObjectCreated:Put"), (records[0].Bucket, records[0].Key, records[0].Size, records[0].EventName));
        Assert.Equal(("gone", null, "ObjectRemoved:Delete"), (records[1].Key, records[1].Size, records[1].EventName));
        Assert.Equal("the router", records[0].Route);
    }

    [Fact]
    public void A_queue_holds_a_bus_event()
    {
        var @event = Message("""{"detail-type":"OrderPlaced","source":"my.shop","id":"e","detail":{"id":7,"name":"Ada"},"resources":["r"]}""").UnwrapEvent();
        Assert.Equal(("e", "my.shop", "OrderPlaced"), (@event.Id, @event.Source, @event.DetailType));
        Assert.Equal(new User(7, "Ada"), @event.RequireJson(TestJson.Default.User));
        Assert.Null(@event.RuleName);
    }

    [Fact]
    public void A_test_of_S3_has_no_records() =>
        Assert.Empty(Message("""{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-01-01T00:00:00.000Z","Bucket":"uploads","RequestId":"r","HostId":"h"}""").UnwrapS3());

    [Fact]
    public void A_stream_may_carry_one_too()
    {
        var data = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Notification("m")));
        Assert.Equal("m", ReceivedEvent.Record<KinesisRecord>($$$"""{"kinesis":{"data":"{{{data}}}"}}""").UnwrapSns().Message);
    }

    public static TheoryData<string> NoEnvelopes => new()
    {
        "", "null", "7", "\"x\"", "[]", "{}", "nonsense", "{", "{\"Records\":[}", "{\"a\":\"\\x\"}", "{} {}", "{\"Type\":\"Notification\"}",
        """{"Type":"Notification","TopicArn":7,"Message":"m"}""",
        """{"Type":"Notification","TopicArn":"t","Message":{}}""",
        """{"Type":"SubscriptionConfirmation","TopicArn":"t","Message":"m"}""",
        """{"detail-type":["a"],"source":["b"]}""",
        """{"Records":{}}""",
        """{"Records":[7]}""",
        """{"Records":[{"eventSource":"aws:s3"}]}""",
        """{"Records":[{"eventSource":"aws:sqs","s3":{}}]}""",
        """{"body":{"Records":[{"eventSource":"aws:s3","s3":{}}],"Type":"Notification","TopicArn":"t","Message":"m","detail-type":"a","source":"b"}}""",
    };

    [Theory]
    [MemberData(nameof(NoEnvelopes))]
    public void What_is_no_envelope_is_malformed(string body)
    {
        Assert.Throws<MalformedRecordException>(() => Message(body).UnwrapSns());
        Assert.Throws<MalformedRecordException>(() => Message(body).UnwrapEvent());
        Assert.Throws<MalformedRecordException>(() => Message(body).UnwrapS3());
    }

    // Whoever may send to the queue writes the envelope: whatever he cuts off or changes, nothing else than this is thrown.
    [Fact]
    public void An_envelope_that_is_cut_off_is_malformed()
    {
        var whole = Notification(S3);
        for (var length = 0; length < whole.Length; length++) Assert.Throws<MalformedRecordException>(() => Message(whole[..length]).UnwrapSns());
    }

    [Fact]
    public void The_inner_one_ends_with_the_outer()
    {
        var message = Message(Notification(S3));
        var sns = message.UnwrapSns();
        var record = sns.UnwrapS3()[0];
        Assert.Equal("uploads", record.Bucket);
        message.End();
        Assert.Throws<ObjectDisposedException>(() => sns.Message);
        Assert.Throws<ObjectDisposedException>(() => record.Bucket);
        Assert.Throws<ObjectDisposedException>(() => record.Context);
    }

    private static SqsMessage Message(string body) => ReceivedEvent.Record<SqsMessage>(new JsonObject { ["messageId"] = "m", ["body"] = body }.ToJsonString());

    private static string Notification(string message) => new JsonObject
    {
        ["Type"] = "Notification",
        ["MessageId"] = "n-1",
        ["TopicArn"] = "arn:aws:sns:eu-west-1:1:alerts",
        ["Subject"] = "Hello",
        ["Message"] = message,
        ["Timestamp"] = "2026-01-02T03:04:05.678Z",
        ["UnsubscribeURL"] = "https://unsubscribe",
        ["MessageAttributes"] = JsonNode.Parse("""{"color":{"Type":"String","Value":"red"},"bytes":{"Type":"Binary","Value":"AQI="},"list":{"Type":"String.Array","Value":"[\"a\"]"}}"""),
    }.ToJsonString();
}
