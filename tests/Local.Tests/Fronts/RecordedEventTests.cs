using System.Text.Json;
using RouteGen.Fronts;
using RouteGen.Tests.Harness;

namespace RouteGen.Local.Tests.Fronts;

/// <summary>The fronts against events that others recorded.</summary>
public class RecordedEventTests
{
    /// <summary>What differs from one account, client and moment to the next.</summary>
    private static readonly string[] Incidental =
    [
        "requestContext.accountId", "requestContext.apiId", "requestContext.domainName", "requestContext.domainPrefix", "requestContext.elb", "requestContext.requestId",
        "requestContext.time", "requestContext.authentication", "requestContext.authorizer", "headers.x-amzn-tls", "headers.content-length",
        // Edited out of the Function URL's recording, which still has them in rawQueryString.
        "queryStringParameters.parameter",
    ];

    /// <summary>
    /// Takes a recorded event back to the request it came from, sends that, and compares what comes out.
    /// Most files are samples made by hand, which contradict themselves (a stage here and not there); these are recordings.
    /// </summary>
    [ConformanceTheory]
    [InlineData(Front.HttpApiV2, false, "aws+aws-lambda-go/events/testdata/apigw-v2-request-no-authorizer.json")]
    [InlineData(Front.FunctionUrl, false, "awslabs+aws-lambda-rust-runtime/lambda-http/tests/data/lambda_function_url_request.json")]
    [InlineData(Front.Alb, false, "aws+aws-lambda-go/events/testdata/alb-lambda-target-request-headers-only.json")]
    [InlineData(Front.Alb, true, "aws+aws-lambda-go/events/testdata/alb-lambda-target-request-multivalue-headers.json")]
    [InlineData(Front.Alb, false, "awslabs+aws-lambda-rust-runtime/lambda-http/tests/data/alb_request.json")]
    [InlineData(Front.Alb, false, "awslabs+aws-lambda-rust-runtime/lambda-http/tests/data/alb_request_encoded_query_parameters.json")]
    public void A_recorded_event_comes_out_again(Front front, bool multiValueHeaders, string path)
    {
        var recorded = JsonDocument.Parse(File.ReadAllBytes(Conformance.PathOf("events", path))).RootElement;
        var written = FrontRun.Event(new FrontSettings { Front = front, MultiValueHeaders = multiValueHeaders }, RecordedRequest.Of(front, recorded));

        Assert.Equal(Fields(recorded), Fields(written));
    }

    /// <summary>No front writes a property, or a type of value, that nobody has seen from AWS.</summary>
    [ConformanceTheory]
    [InlineData(Front.Rest, false, "rest-v1")]
    [InlineData(Front.HttpApiV1, false, "httpapi-v1")]
    [InlineData(Front.HttpApiV2, false, "httpapi-v2")]
    [InlineData(Front.FunctionUrl, false, "function-url")]
    [InlineData(Front.Alb, false, "alb")]
    [InlineData(Front.Alb, true, "alb-multi")]
    public void Every_property_has_been_seen(Front front, bool multiValueHeaders, string kind)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, path) in Conformance.Events(kind)) seen.UnionWith(Shape(JsonDocument.Parse(File.ReadAllBytes(Conformance.PathOf("events", path))).RootElement));
        var settings = new FrontSettings
        {
            Front = front,
            MultiValueHeaders = multiValueHeaders,
            Routes = GatewayRouteTable.Of(["/users/{id}"]),
        };
        var written = FrontRun.Event(settings, FrontRun.Request("POST", "/users/7?a=1", "text", ("Cookie", "a=1"), ("Content-Type", "text/plain"), ("User-Agent", "x")));

        // Recorded elsewhere, and in none of these files.
        seen.UnionWith(["requestContext.deploymentId:String", "requestContext.authentication:Null", "pathParameters:String"]);
        Assert.Equal([], Shape(written).Except(seen));
    }

    /// <summary>Each value by its path; those of maps sorted by name, for AWS keeps no order there.</summary>
    private static SortedDictionary<string, string> Fields(JsonElement json)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Visit(json, "", (path, value) =>
        {
            if (!Incidental.Any(start => path.StartsWith(start, StringComparison.Ordinal))) fields[path] = JsonSerializer.Serialize(value);
        });
        return fields;
    }

    /// <summary>Each property with the type of its value; the names in maps are the client's and do not count.</summary>
    private static IEnumerable<string> Shape(JsonElement json)
    {
        string[] maps = ["headers", "multiValueHeaders", "queryStringParameters", "multiValueQueryStringParameters", "pathParameters"];
        var shape = new HashSet<string>(StringComparer.Ordinal);
        Visit(json, "", (path, value) =>
        {
            var map = Array.Find(maps, name => path.StartsWith(name + ".", StringComparison.Ordinal));
            var kind = value.ValueKind is JsonValueKind.True or JsonValueKind.False ? "Boolean" : value.ValueKind.ToString();
            shape.Add($"{map ?? path}:{kind}");
        });
        return shape;
    }

    private static void Visit(JsonElement json, string path, Action<string, JsonElement> visit)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            visit(path, json);
            return;
        }

        foreach (var property in json.EnumerateObject()) Visit(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", visit);
    }
}
