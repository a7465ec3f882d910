using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.CloudWatchEvents.S3Events;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.KinesisEvents;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.SQSEvents;

namespace Contracts.Tests;

/// <summary>What becomes of the values in our own events that are not plain text.</summary>
public sealed class EventFieldTests
{
    [Fact]
    public void What_an_authorizer_said_is_json()
    {
        var authorizer = Json.Read<APIGatewayProxyRequest>(SampleEvents.Own("rest-v1")).RequestContext.Authorizer;

        Assert.Equal("u-1", Assert.IsType<JsonElement>(authorizer["principalId"]).GetString());
        Assert.Equal(5, Assert.IsType<JsonElement>(authorizer["limit"]).GetInt32());
    }

    [Fact]
    public void Only_claims_that_are_text_are_claims() =>
        Assert.Equal(new Dictionary<string, string> { ["sub"] = "u-1" }, Json.Read<APIGatewayProxyRequest>(SampleEvents.Own("rest-v1")).RequestContext.Authorizer.Claims);

    [Fact]
    public void Claims_of_a_token_are_text()
    {
        var authorizer = Json.Read<APIGatewayHttpApiV2ProxyRequest>(SampleEvents.Own("httpapi-v2")).RequestContext.Authorizer;

        Assert.Equal("u-1", authorizer.Jwt.Claims["sub"]);
        Assert.Equal(["orders"], authorizer.Jwt.Scopes);
        Assert.Null(authorizer.Lambda);
    }

    [Fact]
    public void Values_of_one_header_are_joined_by_a_comma()
    {
        var response = new APIGatewayHttpApiV2ProxyResponse();
        response.SetHeaderValues("vary", "a", append: true);
        response.SetHeaderValues("vary", ["b", "c"], append: true);
        response.SetHeaderValues("etag", "1", append: false);
        response.SetHeaderValues("etag", "2", append: false);

        Assert.Equal(new Dictionary<string, string> { ["vary"] = "a,b,c", ["etag"] = "2" }, response.Headers);
    }

    [Fact]
    public void Attributes_of_a_message_are_text_or_bytes()
    {
        var message = Assert.Single(Json.Read<SQSEvent>(SampleEvents.Own("sqs")).Records);

        Assert.Equal("a", message.MessageAttributes["text"].StringValue);
        Assert.Equal([1, 2, 3], message.MessageAttributes["bytes"].BinaryValue.ToArray());
        Assert.Equal("arn:aws:sqs:eu-west-1:111122223333:orders", message.EventSourceArn);
    }

    [Fact]
    public void The_key_of_an_object_is_also_there_without_its_encoding()
    {
        var record = Assert.Single(Json.Read<S3Event>(SampleEvents.Own("s3")).Records);

        Assert.Equal("a+b/%C3%A4.txt", record.S3.Object.Key);
        Assert.Equal("a b/ä.txt", record.S3.Object.KeyDecoded);
        Assert.Equal(1024, record.S3.Object.Size);
        Assert.Equal("id-2", record.ResponseElements.XAmzId2);
    }

    [Fact]
    public void The_attributes_of_an_item_have_their_types()
    {
        var change = Assert.Single(Json.Read<DynamoDBEvent>(SampleEvents.Own("dynamodb")).Records).Dynamodb;

        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1_700_000_000), change.ApproximateCreationDateTime);
        Assert.Equal("7", change.Keys["id"].S);
        Assert.Equal("1.5", change.NewImage["count"].N);
        Assert.True(change.NewImage["open"].BOOL);
        Assert.True(change.NewImage["none"].NULL);
        Assert.Equal([1, 2, 3], change.NewImage["bytes"].B.ToArray());
        Assert.Equal(["a", "b"], change.NewImage["tags"].SS);
        Assert.Equal("x", Assert.Single(change.NewImage["lines"].L).M["sku"].S);
        Assert.Null(change.OldImage);
    }

    [Fact]
    public void A_record_of_a_stream_has_its_time_and_its_bytes()
    {
        var record = Assert.Single(Json.Read<KinesisEvent>(SampleEvents.Own("kinesis")).Records).Kinesis;

        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1_700_000_000.5), record.ApproximateArrivalTimestamp);
        Assert.Equal([1, 2, 3], record.Data.ToArray());
        Assert.Equal("1.0", record.KinesisSchemaVersion);
    }

    [Fact]
    public void Details_with_hyphens_in_their_names_are_read()
    {
        var created = Json.Read<S3ObjectCreateEvent>("""{"detail-type":"Object Created","detail":{"version":"0","bucket":{"name":"orders"},"object":{"key":"a","size":3,"etag":"tag","version-id":"v-1"},"request-id":"r-1","source-ip-address":"192.0.2.1"}}""");

        Assert.Equal("Object Created", created.DetailType);
        Assert.Equal("orders", created.Detail.Bucket.Name);
        Assert.Equal("v-1", created.Detail.Object.VersionId);
        Assert.Equal("r-1", created.Detail.RequestId);
        Assert.Equal("192.0.2.1", created.Detail.SourceIpAddress);
    }
}
