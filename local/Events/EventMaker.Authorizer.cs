using System.Text.Json.Nodes;
using RouteGen.Fronts;

namespace RouteGen.Local.Events;

internal static partial class EventMaker
{
    private static readonly string[] RequestMaps = ["queryStringParameters", "multiValueQueryStringParameters", "pathParameters", "stageVariables"];

    /// <summary>What a REST API asks an authorizer of type TOKEN.</summary>
    /// <param name="token">The token as the client sent it: <c>Bearer x</c>.</param>
    public static byte[] TokenAuthorizer(string token) => EventJson.Object(writer =>
    {
        writer.WriteString("type", "TOKEN");
        writer.WriteString("methodArn", MethodArn("prod", "GET", "/"));
        writer.WriteString("authorizationToken", token);
    });

    /// <summary>What an API asks an authorizer of type REQUEST: of a REST API, or of an HTTP API in payload format 2.0.</summary>
    /// <param name="request">The request that is to be authorized. Its Authorization header is the identity source, where it has one.</param>
    /// <param name="isHttpApi">Whether an HTTP API asks.</param>
    public static byte[] RequestAuthorizer(FrontRequest request, bool isHttpApi = false)
    {
        var settings = new FrontSettings { Front = isHttpApi ? Front.HttpApiV2 : Front.Rest };
        var sent = JsonNode.Parse(Http(request, settings).Span)!.AsObject();
        // An authorizer never sees the body.
        sent.Remove("body");
        sent.Remove("isBase64Encoded");
        var asked = new JsonObject();
        if (isHttpApi)
        {
            asked["version"] = "2.0";
            asked["type"] = "REQUEST";
            asked["routeArn"] = MethodArn(settings.StageName, request.Method, request.Path);
            if (request.Header("Authorization") is { } identity) asked["identitySource"] = new JsonArray(identity);
            sent.Remove("version");
        }
        else
        {
            asked["type"] = "REQUEST";
            asked["methodArn"] = MethodArn(settings.StageName, request.Method, request.Path);
            // Unlike the function behind it, an authorizer gets empty maps.
            foreach (var map in RequestMaps) sent[map] ??= new JsonObject();
        }

        foreach (var (name, value) in sent.ToList())
        {
            sent.Remove(name);
            asked[name] = value;
        }

        return EventJson.Of(asked);
    }

    private static string MethodArn(string stage, string method, string path) => $"arn:aws:execute-api:{FakeAccount.Region}:{FakeAccount.AccountId}:{FakeAccount.ApiId}/{stage}/{method}{path}";
}
