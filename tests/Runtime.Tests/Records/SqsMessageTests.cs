using RouteGen.Runtime.Tests.Responses;

namespace RouteGen.Runtime.Tests.Records;

public sealed class SqsMessageTests
{
    private const string Full = """
        {"messageId":"m\u0031","receiptHandle":"AQEB\/x=","body":"{\"id\":7,\"name\":\"\u00e9\"}","awsRegion":"eu-west-1","eventSource":"aws:sqs",
         "eventSourceARN":"arn:aws-cn:sqs:cn-north-1:1:orders.fifo",
         "attributes":{"ApproximateReceiveCount":"3","SentTimestamp":"1520621625029","SenderId":"AROA:sender","ApproximateFirstReceiveTimestamp":"1520621634884",
           "MessageGroupId":"g","MessageDeduplicationId":"d","SequenceNumber":"18849496460467696128","AWSTraceHeader":"Root=1-5759e988","DeadLetterQueueSourceArn":"arn:aws:sqs:eu-west-1:1:first"},
         "messageAttributes":{"n":{"stringValue":"1.5","stringListValues":[],"binaryListValues":[],"dataType":"Number.float"},"b":{"binaryValue":"AAH\/","dataType":"Binary"},"s\u0031":{"stringValue":"\"x\"","dataType":"String"},"wrong":7}}
        """;

    [Fact]
    public void Every_member_is_read()
    {
        var message = ReceivedEvent.Record<SqsMessage>(Full);
        Assert.Equal("m1", message.Id);
        Assert.Equal("AQEB/x=", message.ReceiptHandle);
        Assert.Equal("""{"id":7,"name":"é"}""", message.Body);
        Assert.Equal(new User(7, "é"), message.ReadJson(TestJson.Default.User));
        Assert.Equal(7, message.ReadElement().GetProperty("id").GetInt32());
        Assert.Equal("orders.fifo", message.Queue);
        Assert.Equal("arn:aws-cn:sqs:cn-north-1:1:orders.fifo", message.EventSourceArn);
        Assert.Equal("eu-west-1", message.Region);
        Assert.Equal(3, message.ReceiveCount);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1520621625029), message.SentAt);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1520621634884), message.FirstReceivedAt);
        Assert.Equal(("g", "d", "18849496460467696128"), (message.MessageGroupId, message.DeduplicationId, message.SequenceNumber));
        Assert.Equal(("AROA:sender", "Root=1-5759e988", "arn:aws:sqs:eu-west-1:1:first"), (message.SenderId, message.TraceHeader, message.DeadLetterSourceArn));
        Assert.Equal("3", message.GetAttribute("ApproximateReceiveCount"));
        Assert.Null(message.GetAttribute("approximateReceiveCount"));
        Assert.Equal(["n", "b", "s1"], message.MessageAttributes.Keys);
        Assert.Equal(("Number.float", "1.5"), (message.MessageAttributes["n"].DataType, message.MessageAttributes["n"].StringValue));
        Assert.Equal([0, 1, 255], message.MessageAttributes["b"].BinaryValue!);
        Assert.Null(message.MessageAttributes["b"].StringValue);
        Assert.Null(message.MessageAttributes["n"].BinaryValue);
        Assert.Equal("\"x\"", message.MessageAttributes["s1"].ToString());
        Assert.Same(message.MessageAttributes, message.MessageAttributes);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"messageId":null,"body":null,"attributes":null,"messageAttributes":null,"eventSourceARN":null}""")]
    [InlineData("""{"messageId":{},"attributes":[],"messageAttributes":"x","eventSourceARN":[]}""")]
    [InlineData("""{"attributes":{"ApproximateReceiveCount":null}}""")]
    public void What_is_not_there_is_nothing(string json)
    {
        var message = ReceivedEvent.Record<SqsMessage>(json);
        Assert.Equal("", message.Id);
        Assert.Equal("", message.Body);
        Assert.Equal("", message.Queue);
        Assert.Equal("", message.Region);
        Assert.Equal(0, message.ReceiveCount);
        Assert.Equal(default, message.SentAt);
        Assert.Null(message.MessageGroupId);
        Assert.Null(message.GetAttribute("SenderId"));
        Assert.Empty(message.MessageAttributes);
        Assert.Null(message.ReadJson(TestJson.Default.User));
        Assert.Throws<MalformedRecordException>(() => message.RequireJson(TestJson.Default.User));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"one\"")]
    [InlineData("\"1.5\"")]
    [InlineData("\"1e400\"")]
    [InlineData("1e400")]
    [InlineData("\"0x10\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"1\\u0000\"")]
    [InlineData("\"9999999999999999999999999999999\"")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("true")]
    public void A_number_that_is_none_says_which_and_repeats_nothing(string value)
    {
        var message = ReceivedEvent.Record<SqsMessage>($$$"""{"messageId":"m","attributes":{"ApproximateReceiveCount":{{{value}}},"SentTimestamp":{{{value}}}}}""");
        Assert.Contains("ApproximateReceiveCount", Assert.Throws<MalformedRecordException>(() => message.ReceiveCount).Message, StringComparison.Ordinal);
        if (value != "\"1.5\"") Assert.Contains("SentTimestamp", Assert.Throws<MalformedRecordException>(() => message.SentAt).Message, StringComparison.Ordinal);
        Assert.Equal("m", message.Id);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("\"7\"", 7)]
    [InlineData("\"7.0\"", 7)]
    [InlineData("\"99999999999\"", int.MaxValue)]
    [InlineData("\"-1\"", 0)]
    public void A_count_may_be_a_number_or_its_text(string value, int count) =>
        Assert.Equal(count, ReceivedEvent.Record<SqsMessage>($$$"""{"attributes":{"ApproximateReceiveCount":{{{value}}}}}""").ReceiveCount);

    [Fact]
    public void Of_two_members_of_a_name_the_last_counts()
    {
        var message = ReceivedEvent.Record<SqsMessage>("""{"body":"first","messageId":"1","body":"last","messageId":"2","attributes":{"SenderId":"a","SenderId":"b"}}""");
        Assert.Equal(("2", "last", "b"), (message.Id, message.Body, message.SenderId));
    }

    [Fact]
    public void A_name_with_escapes_is_the_name_that_it_means()
    {
        var message = ReceivedEvent.Record<SqsMessage>("""{"\u0062od\u0079":"b","message\u0049d":"m","attributes":{"S\u0065nderId":"s"},"\u0062od\u0079_":"x"}""");
        Assert.Equal(("m", "b", "s"), (message.Id, message.Body, message.SenderId));
        var longest = string.Concat(Enumerable.Repeat("\\u0041", 1000));
        Assert.Equal("b", ReceivedEvent.Record<SqsMessage>($$"""{"{{longest}}":"x","body":"b"}""").Body);
    }

    [Fact]
    public void What_looks_like_a_member_inside_a_body_is_none()
    {
        var message = ReceivedEvent.Record<SqsMessage>("""{"body":"{\"messageId\":\"evil\",\"attributes\":{\"SenderId\":\"evil\"}}","inner":{"messageId":"evil"},"messageId":"m"}""");
        Assert.Equal("m", message.Id);
        Assert.Equal("", message.SenderId);
    }

    [Theory]
    [InlineData("""{"body":"nonsense"}""")]
    [InlineData("""{"body":"{\"id\":\"seven\"}"}""")]
    [InlineData("""{"body":"{\"id\":1e400}"}""")]
    [InlineData("""{"body":"{\"id\":7} {}"}""")]
    public void A_body_that_is_not_the_JSON_is_malformed(string json)
    {
        var message = ReceivedEvent.Record<SqsMessage>(json);
        Assert.DoesNotContain("seven", Assert.Throws<MalformedRecordException>(() => message.ReadJson(TestJson.Default.User)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"body\":\"{\"}")]
    [InlineData("{\"body\":\"\"}")]
    [InlineData("{\"body\":\"1 2\"}")]
    [InlineData("{}")]
    public void An_element_that_is_not_one_value_is_malformed(string json) =>
        Assert.Throws<MalformedRecordException>(() => ReceivedEvent.Record<SqsMessage>(json).ReadElement());

    [Fact]
    public void A_nested_bomb_is_malformed()
    {
        var bomb = new string('[', 100_000);
        var message = ReceivedEvent.Record<SqsMessage>($$"""{"body":"{{bomb}}"}""");
        Assert.Throws<MalformedRecordException>(() => message.ReadElement());
        Assert.Throws<MalformedRecordException>(() => message.ReadJson(TestJson.Default.User));
        Assert.Throws<MalformedRecordException>(() => message.UnwrapSns());
    }

    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character() =>
        Assert.Equal("a\uFFFDb", ReceivedEvent.Record<SqsMessage>("""{"body":"a\ud800b"}""").Body);

    [Fact]
    public void An_attribute_that_is_no_base64_is_malformed() =>
        Assert.Throws<MalformedRecordException>(() => ReceivedEvent.Record<SqsMessage>("""{"messageAttributes":{"b":{"dataType":"Binary","binaryValue":"?"}}}""").MessageAttributes["b"].BinaryValue);

    [Fact]
    public void A_body_that_a_test_wrote_as_an_object_is_its_JSON() =>
        Assert.Equal(new User(7, "Ada"), ReceivedEvent.Record<SqsMessage>("""{"body":{"id":7,"name":"Ada"}}""").ReadJson(TestJson.Default.User));

    [Fact]
    public void An_element_may_be_kept()
    {
        var received = ReceivedEvent.Of("""{"Records":[{"body":"{\"id\":7}"}]}""");
        var message = received.Records<SqsMessage>()[0];
        var element = message.ReadElement();
        message.End();
        Assert.Equal(7, element.GetProperty("id").GetInt32());
        Assert.Throws<ObjectDisposedException>(() => message.Body);
        Assert.Throws<ObjectDisposedException>(() => message.Id);
        Assert.Throws<ObjectDisposedException>(() => message.ReceiveCount);
        Assert.Throws<ObjectDisposedException>(() => message.Json);
        Assert.Throws<ObjectDisposedException>(() => message.Next(() => default));
    }

    [Fact]
    public async Task Many_threads_may_read_one_and_its_neighbours()
    {
        var json = "{\"Records\":[" + string.Join(',', Enumerable.Range(0, 200).Select(i => $$$"""{"messageId":"{{{i}}}","body":"{\"id\":{{{i}}},\"name\":\"n\"}","attributes":{"SenderId":"s\u0031{{{i}}}"}}""")) + "]}";
        var messages = ReceivedEvent.Of(json).Records<SqsMessage>();
        await Parallel.ForAsync(0, 2000, (i, _) =>
        {
            var message = messages[i % 200];
            Assert.Equal((i % 200).ToString(System.Globalization.CultureInfo.InvariantCulture), message.Id);
            Assert.Equal(i % 200, message.ReadJson(TestJson.Default.User)!.Id);
            Assert.Equal($"s1{i % 200}", message.SenderId);
            return ValueTask.CompletedTask;
        });
    }
}
