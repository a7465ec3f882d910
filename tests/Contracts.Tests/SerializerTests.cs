using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.ApplicationLoadBalancerEvents;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;

namespace Contracts.Tests;

/// <summary>What the serializers do that System.Text.Json does not do by itself.</summary>
public sealed partial class SerializerTests
{
    [Theory]
    [InlineData("\"2023-11-14T22:13:20Z\"", 1_700_000_000_000)]
    [InlineData("1700000000", 1_700_000_000_000)]
    [InlineData("1700000000.5", 1_700_000_000_500)]
    [InlineData("1700000000123", 1_700_000_000_123)]
    public void Times_are_text_or_seconds_or_milliseconds(string json, long milliseconds) =>
        Assert.Equal(DateTime.UnixEpoch.AddMilliseconds(milliseconds), Json.Read<DateTime>(json));

    [Fact]
    public void A_time_is_written_as_text() => Assert.Equal("\"2023-11-14T22:13:20Z\"", Json.Write(DateTime.UnixEpoch.AddSeconds(1_700_000_000)));

    [Fact]
    public void A_stream_is_base64()
    {
        Assert.Equal([1, 2, 3], Json.Read<MemoryStream>("\"AQID\"").ToArray());
        Assert.Equal("\"AQID\"", Json.Write(new MemoryStream([1, 2, 3])));
    }

    // Not a typing error: written are numbers, whatever was read.
    [Fact]
    public void An_array_of_bytes_is_base64_or_numbers_and_is_written_as_numbers()
    {
        Assert.Equal([1, 2, 3], Json.Read<byte[]>("\"AQID\""));
        Assert.Equal([1, 2, 3], Json.Read<byte[]>("[1,2,3]"));
        Assert.Equal("[1,2,3]", Json.Write<byte[]>([1, 2, 3]));
    }

    [Fact]
    public void Names_are_kept_but_two_of_s3() => Assert.Equal("""{"Name":"a","x-amz-request-id":"b"}""", Json.Write(new Sample { Name = "a", XAmzRequestId = "b" }));

    [Fact]
    public void Names_are_in_camel_case_but_two_of_s3() => Assert.Equal("""{"name":"a","x-amz-request-id":"b"}""", Json.Write(new CamelCaseLambdaJsonSerializer(), new Sample { Name = "a", XAmzRequestId = "b" }));

    [Fact]
    public void Names_are_read_in_any_casing() => Assert.Equal("a", Json.Read<Sample>("""{"nAME":"a"}""").Name);

    [Fact]
    public void What_is_null_is_not_written() => Assert.Equal("{}", Json.Write(new Sample()));

    [Fact]
    public void Text_is_escaped_only_where_json_wants_it() => Assert.Equal("""{"Name":"<ä> \"&\" '+'"}""", Json.Write(new Sample { Name = "<ä> \"&\" '+'" }));

    [Fact]
    public void The_options_may_be_changed() => Assert.Equal("""{"NAME":"a"}""", Json.Write(new DefaultLambdaJsonSerializer(options => options.PropertyNamingPolicy = new UpperCase()), new Sample { Name = "a" }));

    [Fact]
    public void A_stream_is_read_from_its_start_wherever_it_stands()
    {
        using var stream = new MemoryStream("7"u8.ToArray()) { Position = 1 };

        Assert.Equal(7, new DefaultLambdaJsonSerializer().Deserialize<int>(stream));
    }

    [Fact]
    public void What_cannot_be_read_is_an_exception_of_the_package() => Assert.IsType<JsonException>(Assert.Throws<JsonSerializerException>(() => Json.Read<int>("\"one\"")).InnerException);

    [Fact]
    public void A_context_gets_the_same_options()
    {
        var serializer = new SourceGeneratorLambdaJsonSerializer<SampleContext>();

        Assert.Equal("""{"x-amz-request-id":"b"}""", Json.Write(serializer, new Sample { XAmzRequestId = "b" }));
        Assert.Equal("a", Json.Read<Sample>(serializer, """{"NAME":"a"}""").Name);
        Assert.Throws<JsonSerializerException>(() => Json.Write(serializer, new SQSBatchResponse()));
    }

    [Fact]
    public void Responses_have_the_names_that_aws_reads()
    {
        Assert.Equal(
            """{"statusCode":200,"headers":{"a":"1"},"multiValueHeaders":{"b":["2","3"]},"body":"x","isBase64Encoded":true}""",
            Json.Write(new APIGatewayProxyResponse { StatusCode = 200, Headers = One("a", "1"), MultiValueHeaders = new Dictionary<string, IList<string>> { ["b"] = ["2", "3"] }, Body = "x", IsBase64Encoded = true }));
        Assert.Equal(
            """{"statusCode":200,"headers":{"a":"1"},"cookies":["b=2"],"body":"x","isBase64Encoded":false}""",
            Json.Write(new APIGatewayHttpApiV2ProxyResponse { StatusCode = 200, Headers = One("a", "1"), Cookies = ["b=2"], Body = "x" }));
        Assert.Equal(
            """{"statusCode":404,"statusDescription":"404 Not Found","body":"x","isBase64Encoded":false}""",
            Json.Write(new ApplicationLoadBalancerResponse { StatusCode = 404, StatusDescription = "404 Not Found", Body = "x" }));
    }

    [Fact]
    public void Failed_items_of_a_batch_have_the_names_that_aws_reads()
    {
        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"m-1"}]}""", Json.Write(new SQSBatchResponse([new() { ItemIdentifier = "m-1" }])));
        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"111"}]}""", Json.Write(new StreamsEventResponse { BatchItemFailures = [new() { ItemIdentifier = "111" }] }));
        Assert.Equal("""{"batchItemFailures":[]}""", Json.Write(new SQSBatchResponse()));
    }

    [Fact]
    public void Answers_of_authorizers_have_the_names_that_aws_reads()
    {
        Assert.Equal(
            """{"principalId":"u-1","policyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["execute-api:Invoke"],"Resource":["*"]}]},"context":{"limit":5}}""",
            Json.Write(new APIGatewayCustomAuthorizerResponse
            {
                PrincipalID = "u-1",
                PolicyDocument = new() { Statement = [new() { Action = ["execute-api:Invoke"], Resource = ["*"] }] },
                Context = new() { ["limit"] = 5 },
            }));
        Assert.Equal("""{"isAuthorized":true,"context":{"limit":5}}""", Json.Write(new APIGatewayCustomAuthorizerV2SimpleResponse { IsAuthorized = true, Context = new() { ["limit"] = 5 } }));
        Assert.Equal("""{"principalId":"u-1","policyDocument":{"Version":"2012-10-17","Statement":[]}}""", Json.Write(new APIGatewayCustomAuthorizerV2IamResponse { PrincipalID = "u-1" }));
    }

    [Fact]
    public void The_state_of_a_window_is_read_as_text() => Assert.Equal(
        new Dictionary<string, string> { ["a"] = "1", ["b"] = "two" },
        Json.Read<DynamoDBTimeWindowEvent>("""{"state":{"a":1,"b":"two"},"Records":[]}""").State);

    // A defect of the packages (DynamoDBEvents 4.0.0, KinesisEvents 4.0.0): no handler can keep a state this way.
    [Fact]
    public void The_state_of_a_window_cannot_be_written() =>
        Assert.IsType<InvalidOperationException>(Assert.Throws<JsonSerializerException>(() => Json.Write(new DynamoDBTimeWindowResponse { State = One("a", "1") })).InnerException);

    private static Dictionary<string, string> One(string name, string value) => new() { [name] = value };

    internal sealed class Sample
    {
        public string? Name { get; set; }

        public string? XAmzRequestId { get; set; }
    }

    [JsonSerializable(typeof(Sample))]
    internal sealed partial class SampleContext : JsonSerializerContext;

    private sealed class UpperCase : JsonNamingPolicy
    {
        public override string ConvertName(string name) => name.ToUpperInvariant();
    }
}
