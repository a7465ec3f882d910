using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.ApplicationLoadBalancerEvents;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.CloudWatchEvents.ScheduledEvents;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.KinesisEvents;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.SNSEvents;
using Amazon.Lambda.SQSEvents;

namespace Contracts.Tests;

/// <summary>Every event of a kind is read into the package's type, says what was sent, and is the same after it was written and read again.</summary>
public sealed class EventTests
{
    public static TheoryData<string> Rest => SampleEvents.Of("rest-v1", "httpapi-v1");

    public static TheoryData<string> HttpApi => SampleEvents.Of("httpapi-v2", "function-url");

    public static TheoryData<string> LoadBalancer => SampleEvents.Of("alb", "alb-multi");

    public static TheoryData<string> Sqs => SampleEvents.Of("sqs");

    public static TheoryData<string> Sns => SampleEvents.Of("sns");

    public static TheoryData<string> S3 => SampleEvents.Of("s3");

    public static TheoryData<string> DynamoDB => SampleEvents.Of("dynamodb", "dynamodb-window");

    // Some are recorded with a member of the stream's own API, which the package has too and this serializer cannot read.
    public static TheoryData<string> Kinesis => [.. SampleEvents.Paths("kinesis", "kinesis-window").Where(path => !SampleEvents.Text(path).Contains("encryptionType", StringComparison.Ordinal))];

    public static TheoryData<string> EventBridge => SampleEvents.Of("eventbridge", "schedule");

    public static TheoryData<string> Schedule => SampleEvents.Of("schedule");

    [Theory]
    [MemberData(nameof(Rest))]
    public void Rest_requests(string path)
    {
        var (request, sent) = Read<APIGatewayProxyRequest>(path);

        Assert.Equal(sent.Text("httpMethod"), request.HttpMethod);
        Assert.Equal(sent.Text("path"), request.Path);
        Assert.Equal(sent.Text("resource"), request.Resource);
        AssertSameNames(sent.Member("headers"), request.Headers?.Keys);
        AssertSameNames(sent.Member("multiValueQueryStringParameters"), request.MultiValueQueryStringParameters?.Keys);
        Assert.Equal(sent.Member("requestContext")?.Text("stage"), request.RequestContext?.Stage);
    }

    [Theory]
    [MemberData(nameof(HttpApi))]
    public void Http_api_requests(string path)
    {
        var (request, sent) = Read<APIGatewayHttpApiV2ProxyRequest>(path);

        Assert.Equal(sent.Text("rawPath"), request.RawPath);
        Assert.Equal(sent.Text("rawQueryString") ?? "", request.RawQueryString ?? "");
        Assert.Equal(sent.Member("requestContext")?.Member("http")?.Text("method"), request.RequestContext.Http.Method);
        AssertSameNames(sent.Member("headers"), request.Headers?.Keys);
        Assert.Equal(sent.Member("cookies") is { ValueKind: JsonValueKind.Array } cookies ? cookies.GetArrayLength() : 0, request.Cookies?.Length ?? 0);
    }

    [Theory]
    [MemberData(nameof(LoadBalancer))]
    public void Load_balancer_requests(string path)
    {
        var (request, sent) = Read<ApplicationLoadBalancerRequest>(path);

        Assert.Equal(sent.Text("httpMethod"), request.HttpMethod);
        Assert.Equal(sent.Text("path"), request.Path);
        Assert.Equal(sent.Member("requestContext")?.Member("elb")?.Text("targetGroupArn"), request.RequestContext.Elb.TargetGroupArn);
        AssertSameNames(sent.Member("multiValueHeaders"), request.MultiValueHeaders?.Keys);
    }

    [Theory]
    [MemberData(nameof(Sqs))]
    public void Sqs_messages(string path) => AssertRecords<SQSEvent, SQSEvent.SQSMessage>(path, batch => batch.Records, (message, sent) =>
    {
        Assert.Equal(sent.Text("messageId"), message.MessageId);
        Assert.Equal(sent.Text("body"), message.Body is { Length: > 0 } body ? body : null);
        AssertSameNames(sent.Member("messageAttributes"), message.MessageAttributes?.Keys);
    });

    [Theory]
    [MemberData(nameof(Sns))]
    public void Sns_notifications(string path) => AssertRecords<SNSEvent, SNSEvent.SNSRecord>(path, batch => batch.Records, (record, sent) =>
    {
        Assert.Equal(sent.Member("Sns")?.Text("Message"), record.Sns.Message);
        Assert.Equal(sent.Member("Sns")?.Text("TopicArn"), record.Sns.TopicArn);
        Assert.Equal(sent.Member("Sns")?.Member("Timestamp")?.GetDateTime(), record.Sns.Timestamp);
    });

    [Theory]
    [MemberData(nameof(S3))]
    public void S3_notifications(string path) => AssertRecords<S3Event, S3Event.S3EventNotificationRecord>(path, batch => batch.Records, (record, sent) =>
    {
        Assert.Equal(sent.Text("eventName"), record.EventName);
        Assert.Equal(sent.Member("s3")?.Member("bucket")?.Text("name"), record.S3.Bucket.Name);
        Assert.Equal(sent.Member("s3")?.Member("object")?.Text("key"), record.S3.Object.Key);
        Assert.Equal(sent.Member("responseElements")?.Text("x-amz-request-id"), record.ResponseElements?.XAmzRequestId);
    });

    [Theory]
    [MemberData(nameof(DynamoDB))]
    public void DynamoDB_changes(string path) => AssertRecords<DynamoDBEvent, DynamoDBEvent.DynamodbStreamRecord>(path, batch => batch.Records, (record, sent) =>
    {
        Assert.Equal(sent.Text("eventName"), record.EventName);
        Assert.Equal(sent.Member("dynamodb")?.Text("SequenceNumber"), record.Dynamodb.SequenceNumber);
        AssertSameNames(sent.Member("dynamodb")?.Member("Keys"), record.Dynamodb.Keys?.Keys);
        AssertSameNames(sent.Member("dynamodb")?.Member("NewImage"), record.Dynamodb.NewImage?.Keys);
    });

    [Theory]
    [MemberData(nameof(Kinesis))]
    public void Kinesis_records(string path) => AssertRecords<KinesisEvent, KinesisEvent.KinesisEventRecord>(path, batch => batch.Records, (record, sent) =>
    {
        Assert.Equal(sent.Text("eventID"), record.EventId);
        Assert.Equal(sent.Member("kinesis")?.Text("partitionKey"), record.Kinesis.PartitionKey);
        Assert.Equal(sent.Member("kinesis")?.Member("data")?.GetBytesFromBase64(), record.Kinesis.Data.ToArray());
    });

    [Theory]
    [MemberData(nameof(EventBridge))]
    public void EventBridge_events(string path)
    {
        var (received, sent) = Read<CloudWatchEvent<JsonElement?>>(path);

        Assert.Equal(sent.Text("source"), received.Source);
        Assert.Equal(sent.Text("detail-type"), received.DetailType);
        Assert.Equal(sent.Member("time")?.GetDateTime(), received.Time);
        Assert.Equal(sent.Member("detail")?.GetRawText(), received.Detail?.GetRawText());
    }

    [Theory]
    [MemberData(nameof(Schedule))]
    public void Scheduled_events(string path) => Assert.Equal("Scheduled Event", Read<ScheduledEvent>(path).Event.DetailType);

    private static void AssertRecords<TEvent, TRecord>(string path, Func<TEvent, IEnumerable<TRecord>> records, Action<TRecord, JsonElement> check)
    {
        var (batch, sent) = Read<TEvent>(path);
        var pairs = records(batch).Zip(sent.Member("Records")!.Value.EnumerateArray()).ToList();

        Assert.Equal(sent.Member("Records")?.GetArrayLength(), pairs.Count);
        Assert.All(pairs, pair => check(pair.First, pair.Second));
    }

    private static (T Event, JsonElement Sent) Read<T>(string path)
    {
        var text = SampleEvents.Text(path);
        var read = Json.Read<T>(text);
        var written = Json.Write(read);
        Assert.Equal(written, Json.Write(Json.Read<T>(written)));
        return (read, JsonDocument.Parse(text).RootElement);
    }

    private static void AssertSameNames(JsonElement? sent, IEnumerable<string>? names) =>
        Assert.Equal(sent is { ValueKind: JsonValueKind.Object } map ? map.EnumerateObject().Select(member => member.Name) : [], names ?? []);
}
