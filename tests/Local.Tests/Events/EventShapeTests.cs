using System.Text;
using System.Text.Json;
using RouteGen.Fronts;
using RouteGen.Local.Events;
using RouteGen.Tests.Harness;

namespace RouteGen.Local.Tests.Events;

/// <summary>What is made against events that others recorded: no member, and no type of value, that nobody has seen from AWS.</summary>
public class EventShapeTests
{
    // Its names are the sender's; what is below it does not count.
    private static readonly string[] Maps =
    [
        "headers", "multiValueHeaders", "queryStringParameters", "multiValueQueryStringParameters", "pathParameters", "stageVariables", "detail", "request",
        "Records.messageAttributes", "Records.Sns.MessageAttributes", "Records.dynamodb.Keys", "Records.dynamodb.NewImage", "Records.dynamodb.OldImage",
    ];

    // On AWS, and in none of these files: FIFO queues, messages without a subject, schedules without input, and what a REST API's context has held since they were made.
    private static readonly string[] SeenElsewhere =
    [
        "Records.attributes.SequenceNumber:String", "Records.attributes.MessageGroupId:String", "Records.attributes.MessageDeduplicationId:String",
        "Records.Sns.Subject:Null", "detail:String",
        "requestContext.deploymentId:String", "requestContext.domainName:String", "requestContext.domainPrefix:String", "requestContext.extendedRequestId:String", "requestContext.protocol:String",
        "requestContext.requestTime:String", "requestContext.requestTimeEpoch:Number", "requestContext.identity.userAgent:Null", "requestContext.identity.userAgent:String",
        "requestContext.identity.accessKey:Null", "requestContext.identity.accountId:Null", "requestContext.identity.caller:Null", "requestContext.identity.cognitoAuthenticationProvider:Null",
        "requestContext.identity.cognitoAuthenticationType:Null", "requestContext.identity.cognitoIdentityId:Null", "requestContext.identity.cognitoIdentityPoolId:Null",
        "requestContext.identity.principalOrgId:Null", "requestContext.identity.user:Null", "requestContext.identity.userArn:Null", "multiValueQueryStringParameters:Object",
    ];

    // In every file, and not with every API: keys, certificates of clients, what a client says of itself, stage variables.
    private static readonly string[] Optional =
    [
        "requestContext.identity.apiKey", "requestContext.identity.clientCert", "requestContext.identity.userAgent", "requestContext.authentication", "pathParameters", "stageVariables",
    ];

    private static readonly ItemChange Modified = new("""{"id":1,"name":"Ada"}"""u8.ToArray(), """{"id":1}"""u8.ToArray());

    public static TheoryData<string, byte[], bool> Made => new()
    {
        { "sqs", EventMaker.Sqs("orders", ["a", "b"], attributes: [new("Type", "order")]), true },
        { "sqs", EventMaker.Sqs("jobs.fifo", ["a"], "g"), true },
        { "sns", EventMaker.Sns("alerts", "text", "subject", [new("Type", "order")]), true },
        { "sns", EventMaker.Sns("alerts", "text"), true },
        { "s3", EventMaker.S3("uploads", "a b.zip"), false },
        { "s3", EventMaker.S3("uploads", "a b.zip", "ObjectRemoved:Delete"), false },
        { "schedule", EventMaker.Schedule("nightly"), true },
        { "schedule", EventMaker.Schedule("nightly", isScheduler: true), true },
        { "eventbridge", EventMaker.EventBridge("my.shop", "OrderPlaced", """{"id":1}"""u8.ToArray()), true },
        { "kinesis", EventMaker.Kinesis("clicks", ["a"u8.ToArray(), "b"u8.ToArray()]), true },
        { "dynamodb", EventMaker.DynamoDb("users", [Modified]), true },
        { "cognito:PreSignUp_SignUp", EventMaker.Cognito("PreSignUp_SignUp", "{}"u8.ToArray()), true },
        { "cognito:PostConfirmation_ConfirmSignUp", EventMaker.Cognito("PostConfirmation_ConfirmSignUp", "{}"u8.ToArray()), true },
        { "cognito:TokenGeneration_HostedAuth", EventMaker.Cognito("TokenGeneration_HostedAuth", "{}"u8.ToArray()), true },
        { "authorizer-token", EventMaker.TokenAuthorizer("Bearer x"), true },
        { "authorizer-request-rest", EventMaker.RequestAuthorizer(Request), true },
        { "authorizer-request-httpapi-v2", EventMaker.RequestAuthorizer(Request, isHttpApi: true), true },
        { "websocket:CONNECT", EventMaker.WebSocket("$connect", query: "a=1"), true },
        { "websocket:DISCONNECT", EventMaker.WebSocket("$disconnect"), true },
        { "websocket:MESSAGE", EventMaker.WebSocket("sendMessage", "{}"), true },
    };

    private static FrontRequest Request => new() { Method = "GET", Target = "/users/7?a=1", Headers = [new("Authorization", "Bearer x")] };

    [ConformanceTheory]
    [MemberData(nameof(Made))]
    public void Every_member_has_been_seen(string kind, byte[] made, bool hasAllMembers)
    {
        var samples = Conformance.Events(kind).Select(sample => Shape(JsonDocument.Parse(File.ReadAllBytes(Conformance.PathOf("events", sample.Path))).RootElement)).ToList();
        var seen = samples.SelectMany(sample => sample).Concat(SeenElsewhere).ToHashSet(StringComparer.Ordinal);
        var shape = Shape(JsonDocument.Parse(made).RootElement);

        Assert.NotEmpty(samples);
        Assert.Equal([], shape.Except(seen));
        // And nothing is missing that every one of them has; of S3's some are of other changes.
        var missing = samples.Select(Members).Aggregate((one, other) => one.Intersect(other)).Except(Members(shape));
        if (hasAllMembers) Assert.Equal([], missing.Where(member => !Array.Exists(Optional, start => member.StartsWith(start, StringComparison.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(Made))]
    public void It_is_UTF8_that_a_person_can_read(string kind, byte[] made, bool hasAllMembers)
    {
        Assert.True(hasAllMembers || kind == "s3");
        Assert.DoesNotContain("\\u00", Encoding.UTF8.GetString(made), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Members(IEnumerable<string> shape) => shape.Select(member => member[..member.LastIndexOf(':')]);

    private static HashSet<string> Shape(JsonElement json)
    {
        var shape = new HashSet<string>(StringComparer.Ordinal);
        Visit(json, "", shape);
        return shape;
    }

    private static void Visit(JsonElement json, string path, HashSet<string> shape)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in json.EnumerateArray()) Visit(element, path, shape);
            return;
        }

        if (json.ValueKind != JsonValueKind.Object || Maps.Contains(path))
        {
            var kind = json.ValueKind is JsonValueKind.True or JsonValueKind.False ? "Boolean" : json.ValueKind.ToString();
            shape.Add($"{path}:{kind}");
            return;
        }

        foreach (var property in json.EnumerateObject()) Visit(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", shape);
    }
}
