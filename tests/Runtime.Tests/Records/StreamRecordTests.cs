using System.Text;
using RouteGen.Runtime.Tests.Responses;

namespace RouteGen.Runtime.Tests.Records;

public sealed class StreamRecordTests
{
    [Theory]
    [InlineData("1480642020", "2016-12-02T01:27:00.0000000+00:00")]
    [InlineData("1480642020.5", "2016-12-02T01:27:00.5000000+00:00")]
    [InlineData("1.635734407123456789E9", "2021-11-01T02:40:07.1234567+00:00")]
    [InlineData("\"1480642020\"", "2016-12-02T01:27:00.0000000+00:00")]
    [InlineData("0", "1970-01-01T00:00:00.0000000+00:00")]
    [InlineData("-1", "1969-12-31T23:59:59.0000000+00:00")]
    public void A_time_is_read_in_each_of_its_forms(string seconds, string expected)
    {
        var time = ReceivedEvent.Record<DynamoDbRecord>($$$"""{"dynamodb":{"ApproximateCreationDateTime":{{{seconds}}}}}""").ApproximateCreationTime;
        Assert.Equal(expected, time.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(time, ReceivedEvent.Record<KinesisRecord>($$$"""{"kinesis":{"approximateArrivalTimestamp":{{{seconds}}}}}""").ArrivedAt);
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("1e20")]
    [InlineData("\"NaN\"")]
    [InlineData("\"\"")]
    [InlineData("{}")]
    [InlineData("1-2")]
    public void A_time_that_is_none_is_malformed(string seconds)
    {
        Assert.Throws<MalformedRecordException>(() => ReceivedEvent.Record<DynamoDbRecord>($$$"""{"dynamodb":{"ApproximateCreationDateTime":{{{seconds}}}}}""").ApproximateCreationTime);
        Assert.Throws<MalformedRecordException>(() => ReceivedEvent.Record<KinesisRecord>($$$"""{"kinesis":{"approximateArrivalTimestamp":{{{seconds}}}}}""").ArrivedAt);
    }

    [Fact]
    public void Data_of_Kinesis_are_bytes()
    {
        var json = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"id":7,"name":"Ada"}"""));
        var record = ReceivedEvent.Record<KinesisRecord>($$$"""{"eventID":"shardId-000000000006:4959","eventSourceARN":"arn:aws:kinesis:eu-west-1:1:stream/clicks/consumer/fast:1","kinesis":{"data":"{{{json}}}","partitionKey":"p","sequenceNumber":"4959"}}""");
        Assert.Equal(("4959", "clicks", "p", "shardId-000000000006"), (record.Id, record.Stream, record.PartitionKey, record.ShardId));
        Assert.Equal("""{"id":7,"name":"Ada"}""", record.ReadText());
        Assert.Equal(new User(7, "Ada"), record.ReadJson(TestJson.Default.User));
        Assert.Equal([0, 255], ReceivedEvent.Record<KinesisRecord>("""{"kinesis":{"data":"AP\u002f\/"}}""").ReadBytes()[..2]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"kinesis":null}""")]
    [InlineData("""{"kinesis":[]}""")]
    [InlineData("""{"eventID":"no-colon","kinesis":{"data":null}}""")]
    public void What_is_not_there_is_nothing(string json)
    {
        var record = ReceivedEvent.Record<KinesisRecord>(json);
        Assert.Equal(("", "", "", ""), (record.Id, record.Stream, record.PartitionKey, record.ShardId));
        Assert.Empty(record.ReadBytes());
        Assert.Equal(default, record.ArrivedAt);
    }

    [Theory]
    [InlineData("?")]
    [InlineData("AAA")]
    [InlineData("AAAA AAAA!")]
    public void Data_that_are_no_base64_are_malformed(string data) =>
        Assert.Throws<MalformedRecordException>(() => ReceivedEvent.Record<KinesisRecord>($$$"""{"kinesis":{"data":"{{{data}}}"}}""").ReadBytes());

    [Theory]
    [InlineData("INSERT", DynamoDbChange.Insert)]
    [InlineData("MODIFY", DynamoDbChange.Modify)]
    [InlineData("REMOVE", DynamoDbChange.Remove)]
    [InlineData("insert", DynamoDbChange.Unknown)]
    [InlineData("", DynamoDbChange.Unknown)]
    public void A_change_is_named(string name, DynamoDbChange change)
    {
        var record = ReceivedEvent.Record<DynamoDbRecord>($$$"""{"eventName":"{{{name}}}","userIdentity":{"type":"Service","principalId":"dynamodb.amazonaws.com"},"dynamodb":{"SequenceNumber":"1","SizeBytes":12}}""");
        Assert.Equal(change, record.EventName);
        Assert.Equal(change == DynamoDbChange.Remove, record.IsTimeToLive);
        Assert.Equal(("1", 12L), (record.Id, record.SizeBytes));
        Assert.Null(record.NewImage);
        Assert.Null(record.ReadNewImage(TestJson.Default.User));
        Assert.Contains("new image", Assert.Throws<MalformedRecordException>(() => record.RequireNewImage(TestJson.Default.User)).Message, StringComparison.Ordinal);
        Assert.Contains("old image", Assert.Throws<MalformedRecordException>(() => record.RequireOldImage(TestJson.Default.Int32)).Message, StringComparison.Ordinal);
        Assert.Throws<MalformedRecordException>(() => record.RequireKeys(TestJson.Default.User));
    }

    [Fact]
    public void An_image_is_read_into_a_type()
    {
        var record = ReceivedEvent.Record<DynamoDbRecord>("""{"eventSourceARN":"arn:aws:dynamodb:eu-west-1:1:table/Users/stream/2026","dynamodb":{"Keys":{"id":{"N":"7"}},"NewImage":{"id":{"N":"7"},"name":{"S":"A\"da"}},"OldImage":{"id":{"N":"7"}}}}""");
        Assert.Equal("Users", record.Table);
        Assert.Equal(new User(7, "A\"da"), record.RequireNewImage(TestJson.Default.User));
        Assert.Equal(7, record.RequireKeys(TestJson.Default.User).Id);
        Assert.Equal(7, record.ReadOldImage(TestJson.Default.User)!.Id);
        Assert.Equal(["id", "name"], record.NewImage!.Names);
    }
}
