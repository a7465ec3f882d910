using System.Text.Json.Nodes;
using RouteGen.Runtime.Tests.Responses;

namespace RouteGen.Runtime.Tests.Middleware;

/// <summary>Requests for middleware without a router, and what is behind it.</summary>
internal static class Requests
{
    /// <param name="method">The request's method.</param>
    /// <param name="headers">Its headers, as <c>Accept: text/plain</c>; several lines of a name stay several.</param>
    /// <param name="body">Its body, text.</param>
    /// <param name="authorizer">What the authorizer says, JSON.</param>
    /// <param name="path">Its path.</param>
    /// <param name="query">Its query.</param>
    /// <param name="binary">Whether the REST API hands bytes on.</param>
    public static Exchanges Rest(string method = "GET", string[]? headers = null, string body = "", string? authorizer = null, string path = "/users", string? query = null, bool binary = true)
    {
        var lines = (headers ?? []).Select(header => header.Split(": ", 2)).ToLookup(parts => parts[0], parts => parts[1]);
        var @event = new JsonObject
        {
            ["resource"] = "/users",
            ["path"] = path,
            ["httpMethod"] = method,
            ["headers"] = new JsonObject(lines.Select(line => KeyValuePair.Create(line.Key, (JsonNode?)line.Last()))),
            ["multiValueHeaders"] = new JsonObject(lines.Select(line => KeyValuePair.Create(line.Key, (JsonNode?)new JsonArray([.. line.Select(value => JsonValue.Create(value))])))),
            ["multiValueQueryStringParameters"] = query is null ? null : new JsonObject { ["q"] = new JsonArray(query) },
            ["requestContext"] = new JsonObject { ["stage"] = "prod", ["authorizer"] = authorizer is null ? null : JsonNode.Parse(authorizer) },
            ["body"] = body,
        };
        return Exchanges.OfEvent(@event.ToJsonString(), binary);
    }

    public static Next Answers(HttpResult result) => () => new ValueTask<HttpResult>(result);
}
