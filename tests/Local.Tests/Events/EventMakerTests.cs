using System.Text;
using System.Text.Json;
using RouteGen.Fronts;
using RouteGen.Local.Events;

namespace RouteGen.Local.Tests.Events;

public class EventMakerTests
{
    [Fact]
    public void Several_bodies_are_messages_of_one_batch()
    {
        var records = Records(EventMaker.Sqs("orders", ["""{"id":1}""", "日本"]));

        Assert.Equal(["""{"id":1}""", "日本"], records.Select(record => record.GetProperty("body").GetString()));
        Assert.Equal(2, records.Select(record => record.GetProperty("messageId").GetGuid()).Distinct().Count());
        Assert.All(records, record => Assert.Equal("arn:aws:sqs:us-east-1:123456789012:orders", record.GetProperty("eventSourceARN").GetString()));
        Assert.All(records, record => Assert.False(record.GetProperty("attributes").TryGetProperty("MessageGroupId", out _)));
    }

    [Fact]
    public void A_digest_is_that_of_SQS()
    {
        var record = Records(EventMaker.Sqs("orders", ["Hello from SQS!"], attributes: [new("Type", "order")]))[0];

        Assert.Equal("7b270e59b47ff90a553787216d55d91d", record.GetProperty("md5OfBody").GetString());
        Assert.Equal("b711cef62c47eabd98bf007e8e562006", record.GetProperty("md5OfMessageAttributes").GetString());
    }

    [Fact]
    public void A_FIFO_queue_keeps_the_order()
    {
        var attributes = Records(EventMaker.Sqs("jobs.fifo", ["a", "b", "c"], "g")).Select(record => record.GetProperty("attributes")).ToList();

        Assert.All(attributes, attribute => Assert.Equal("g", attribute.GetProperty("MessageGroupId").GetString()));
        var numbers = attributes.Select(attribute => attribute.GetProperty("SequenceNumber").GetString()!).ToList();
        Assert.Equal(numbers.Order(StringComparer.Ordinal), numbers);
        Assert.Equal(3, numbers.Distinct().Count());
        Assert.All(numbers, number => Assert.Equal(20, number.Length));
        Assert.Equal("default", Records(EventMaker.Sqs("jobs.fifo", ["a"]))[0].GetProperty("attributes").GetProperty("MessageGroupId").GetString());
    }

    [Theory]
    [InlineData("incoming/a.zip", "incoming/a.zip")]
    [InlineData("a@b", "a%40b")]
    [InlineData("Happy Face (1).jpg", "Happy+Face+%281%29.jpg")]
    [InlineData("a+b%20/日", "a%2Bb%2520/%E6%97%A5")]
    public void A_key_is_encoded_as_S3_does(string key, string encoded) =>
        Assert.Equal(encoded, Records(EventMaker.S3("uploads", key))[0].GetProperty("s3").GetProperty("object").GetProperty("key").GetString());

    [Theory]
    [InlineData("ObjectCreated:Put", "ObjectCreated:Put", true)]
    [InlineData("s3:ObjectCreated:*", "ObjectCreated:Put", true)]
    [InlineData("ObjectRemoved:Delete", "ObjectRemoved:Delete", false)]
    public void What_is_removed_has_no_size(string name, string written, bool hasSize)
    {
        var record = Records(EventMaker.S3("uploads", "a", name, 7))[0];

        Assert.Equal(written, record.GetProperty("eventName").GetString());
        Assert.Equal(hasSize, record.GetProperty("s3").GetProperty("object").TryGetProperty("size", out var size) && size.GetInt64() == 7);
    }

    [Theory]
    [InlineData("""{"id":1,"n":"Ada"}""", null, "INSERT")]
    [InlineData("""{"id":1,"n":"Ada"}""", """{"id":1}""", "MODIFY")]
    [InlineData(null, """{"id":1,"n":"Ada"}""", "REMOVE")]
    public void Images_say_what_happened(string? newItem, string? oldItem, string name)
    {
        var record = Records(EventMaker.DynamoDb("users", [new(Utf8(newItem), Utf8(oldItem))]))[0];
        var change = record.GetProperty("dynamodb");

        Assert.Equal(name, record.GetProperty("eventName").GetString());
        Assert.Equal("""{"id":{"N":"1"}}""", change.GetProperty("Keys").GetRawText());
        Assert.Equal(newItem is not null, change.TryGetProperty("NewImage", out _));
        Assert.Equal(oldItem is not null, change.TryGetProperty("OldImage", out _));
    }

    [Fact]
    public void Plain_JSON_becomes_attribute_values()
    {
        var change = Records(EventMaker.DynamoDb("users", [new(Utf8("""{"pk":"a","sk":1.50e3,"b":true,"z":null,"l":[1,"x",[]],"m":{"k":{}}}"""))]))[0].GetProperty("dynamodb");

        Assert.Equal("""{"pk":{"S":"a"},"sk":{"N":"1.50e3"},"b":{"BOOL":true},"z":{"NULL":true},"l":{"L":[{"N":"1"},{"S":"x"},{"L":[]}]},"m":{"M":{"k":{"M":{}}}}}""", change.GetProperty("NewImage").GetRawText());
        Assert.Equal("""{"pk":{"S":"a"},"sk":{"N":"1.50e3"}}""", change.GetProperty("Keys").GetRawText());
    }

    [Theory]
    [InlineData("""{"a":1,"b":2}""", "", """{"a":{"N":"1"}}""")]
    [InlineData("""{"a":1,"b":2}""", "b", """{"b":{"N":"2"}}""")]
    public void Keys_are_named_or_guessed(string item, string keys, string expected) =>
        Assert.Equal(expected, Records(EventMaker.DynamoDb("users", [new(Utf8(item))], keys.Split(',', StringSplitOptions.RemoveEmptyEntries)))[0].GetProperty("dynamodb").GetProperty("Keys").GetRawText());

    [Fact]
    public void Data_travels_as_base64()
    {
        var record = Records(EventMaker.Kinesis("clicks", [new byte[] { 0xFF, 0x00 }], "k"))[0];

        Assert.Equal([0xFF, 0x00], record.GetProperty("kinesis").GetProperty("data").GetBytesFromBase64());
        Assert.Equal("k", record.GetProperty("kinesis").GetProperty("partitionKey").GetString());
        Assert.Equal("shardId-000000000000:" + record.GetProperty("kinesis").GetProperty("sequenceNumber").GetString(), record.GetProperty("eventID").GetString());
    }

    [Fact]
    public void A_direct_invocation_names_its_route()
    {
        Assert.Equal("""{"route":"rebuild","a":1}""", Encoding.UTF8.GetString(EventMaker.Invoke("rebuild", """{"a":1,"route":"rebuild"}"""u8.ToArray())));
        Assert.Contains("already", Assert.Throws<ShortFormException>(() => EventMaker.Invoke("rebuild", """{"route":"other"}"""u8.ToArray())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_HTTP_API_asks_an_authorizer_in_its_own_way()
    {
        var request = new FrontRequest { Method = "GET", Target = "/users/7", Headers = [new("Authorization", "Bearer x")] };
        var rest = JsonDocument.Parse(EventMaker.RequestAuthorizer(request)).RootElement;
        var http = JsonDocument.Parse(EventMaker.RequestAuthorizer(request, isHttpApi: true)).RootElement;

        Assert.Equal(("REQUEST", "/users/7", JsonValueKind.Object), (rest.GetProperty("type").GetString(), rest.GetProperty("path").GetString(), rest.GetProperty("stageVariables").ValueKind));
        Assert.EndsWith("/prod/GET/users/7", rest.GetProperty("methodArn").GetString(), StringComparison.Ordinal);
        Assert.False(rest.TryGetProperty("body", out _));
        Assert.Equal(("2.0", "Bearer x"), (http.GetProperty("version").GetString(), http.GetProperty("identitySource")[0].GetString()));
        Assert.EndsWith("/$default/GET/users/7", http.GetProperty("routeArn").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    public void A_detail_is_an_object(string detail) => Assert.Contains("detail", Assert.Throws<ShortFormException>(() => EventMaker.EventBridge("a", "b", Utf8(detail))).Message, StringComparison.Ordinal);

    private static ReadOnlyMemory<byte> Utf8(string? text) => Encoding.UTF8.GetBytes(text ?? "");

    private static IReadOnlyList<JsonElement> Records(byte[] json) => [.. JsonDocument.Parse(json).RootElement.GetProperty("Records").EnumerateArray()];
}
