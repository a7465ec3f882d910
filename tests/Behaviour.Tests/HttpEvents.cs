using System.Text.Json.Nodes;

namespace RouteGen.Behaviour.Tests;

/// <summary>Events of each front with nothing in them but what routing needs: tests put in what they are about.</summary>
internal static class HttpEvents
{
    /// <summary>A REST API's: path and values are percent-encoded, the stage stands in neither.</summary>
    public static JsonObject Rest(string method, string resource, string path, JsonObject? values = null) => new()
    {
        ["resource"] = resource,
        ["path"] = path,
        ["httpMethod"] = method,
        ["pathParameters"] = values,
        ["requestContext"] = new JsonObject { ["stage"] = "prod", ["domainName"] = "a1b2.execute-api.eu-west-1.amazonaws.com" },
    };

    /// <summary>An HTTP API's with payload format 1.0: the path is percent-encoded, values are not.</summary>
    public static JsonObject HttpApiV1(string method, string resource, string path, JsonObject? values = null, string stage = "$default", string domain = "a1b2.execute-api.eu-west-1.amazonaws.com") => new()
    {
        ["version"] = "1.0",
        ["resource"] = resource,
        ["path"] = path,
        ["httpMethod"] = method,
        ["pathParameters"] = values,
        ["requestContext"] = new JsonObject { ["stage"] = stage, ["domainName"] = domain },
    };

    /// <summary>An HTTP API's with payload format 2.0: path and values are decoded.</summary>
    public static JsonObject HttpApiV2(string method, string routeKey, string path, JsonObject? values = null, string stage = "$default", string domain = "a1b2.execute-api.eu-west-1.amazonaws.com") => new()
    {
        ["version"] = "2.0",
        ["routeKey"] = routeKey,
        ["rawPath"] = path,
        ["rawQueryString"] = "",
        ["pathParameters"] = values,
        ["requestContext"] = new JsonObject { ["stage"] = stage, ["domainName"] = domain, ["http"] = new JsonObject { ["method"] = method } },
    };

    /// <summary>A Function URL's: the path is percent-encoded.</summary>
    public static JsonObject FunctionUrl(string method, string path) => HttpApiV2(method, "$default", path, domain: "a1b2.lambda-url.eu-west-1.on.aws");

    /// <summary>A load balancer's: the path is percent-encoded.</summary>
    public static JsonObject Alb(string method, string path) => new()
    {
        ["requestContext"] = new JsonObject { ["elb"] = new JsonObject { ["targetGroupArn"] = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/a/1" } },
        ["httpMethod"] = method,
        ["path"] = path,
        ["queryStringParameters"] = new JsonObject(),
        ["headers"] = new JsonObject(),
        ["body"] = "",
        ["isBase64Encoded"] = false,
    };

    public static JsonObject Values(params string[] pairs) => new(pairs.Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (JsonNode?)pair[1])));
}
