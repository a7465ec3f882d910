using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RouteGen.Behaviour.Tests.Requests;

/// <summary>One and the same event, written in another way.</summary>
internal static class EventSpelling
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The ways, by name; each gives the event anew.</summary>
    public static IReadOnlyDictionary<string, Func<string, string>> All { get; } = new Dictionary<string, Func<string, string>>(StringComparer.Ordinal)
    {
        ["a base64 body"] = Change(WithBase64Body),
        ["keys in reverse order"] = Change(@event => Reversed(@event)!.AsObject()),
        ["more white space"] = json => JsonNode.Parse(json)!.ToJsonString(Indented),
        ["escapes"] = Escaped,
        ["nulls for what is empty"] = Change(WithNulls),
        ["look-alikes one level down"] = Change(WithLookAlikes),
    };

    private static Func<string, string> Change(Func<JsonObject, JsonObject> change) => json => change(JsonNode.Parse(json)!.AsObject()).ToJsonString();

    private static JsonObject WithBase64Body(JsonObject @event)
    {
        if (@event["isBase64Encoded"]!.GetValue<bool>() || @event["body"] is not { } body) return @event;
        @event["body"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(body.GetValue<string>()));
        @event["isBase64Encoded"] = true;
        return @event;
    }

    // The order of values matters, that of keys does not: but for headers and queries, whose names may stand there in two casings.
    private static JsonNode? Reversed(JsonNode? node, string key = "") => node switch
    {
        JsonObject members when !IsMap(key) => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, Reversed(member.Value, member.Key)))),
        _ => node?.DeepClone(),
    };

    private static bool IsMap(string key) => key is "headers" or "multiValueHeaders" or "queryStringParameters" or "multiValueQueryStringParameters";

    // Typed libraries write what is empty as null, AWS leaves it out.
    private static JsonObject WithNulls(JsonObject @event)
    {
        foreach (var name in new[] { "body", "cookies", "headers", "multiValueHeaders", "queryStringParameters", "multiValueQueryStringParameters", "pathParameters", "stageVariables" })
        {
            if (@event[name] is null or JsonObject { Count: 0 } or JsonArray { Count: 0 }) @event[name] = null;
        }

        return @event;
    }

    // What names another kind of event at the top level means nothing below it.
    private static JsonObject WithLookAlikes(JsonObject @event)
    {
        var forged = new JsonObject
        {
            ["httpMethod"] = "DELETE",
            ["path"] = "/forged",
            ["rawPath"] = "/forged",
            ["resource"] = "/forged",
            ["routeKey"] = "DELETE /forged",
            ["body"] = "forged",
            ["isBase64Encoded"] = true,
            ["Records"] = new JsonArray(new JsonObject { ["eventSource"] = "aws:sqs" }),
            ["requestContext"] = new JsonObject { ["elb"] = new JsonObject(), ["http"] = new JsonObject { ["method"] = "DELETE" }, ["connectionId"] = "forged" },
            ["text"] = """{"httpMethod":"DELETE"}, "httpMethod":"DELETE", \"path\":\"/forged\"}""",
        };
        return new JsonObject(@event.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())).Prepend(KeyValuePair.Create("before", (JsonNode?)forged)).Append(new("after", forged.DeepClone())));
    }

    // Every character is an escape, but for the names at the top level and in requestContext: the reader compares those as they stand, and no one escapes ASCII letters.
    private static string Escaped(string json)
    {
        var text = new StringBuilder();
        Write(JsonNode.Parse(json), isTop: true);
        return text.ToString();

        void Write(JsonNode? node, bool isTop)
        {
            switch (node)
            {
                case JsonObject members:
                    text.Append('{');
                    foreach (var (name, value) in members)
                    {
                        if (text[^1] != '{') text.Append(',');
                        WriteText(name, isTop || node.GetPropertyName() == "requestContext");
                        text.Append(':');
                        Write(value, isTop: false);
                    }

                    text.Append('}');
                    break;
                case JsonArray elements:
                    text.Append('[');
                    foreach (var element in elements)
                    {
                        if (text[^1] != '[') text.Append(',');
                        Write(element, isTop: false);
                    }

                    text.Append(']');
                    break;
                default:
                    if (node?.GetValueKind() == JsonValueKind.String) WriteText(node.GetValue<string>(), isPlain: false);
                    else text.Append(node?.ToJsonString() ?? "null");
                    break;
            }
        }

        void WriteText(string value, bool isPlain)
        {
            text.Append('"');
            if (isPlain) text.Append(value);
            else foreach (var character in value) text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            text.Append('"');
        }
    }
}
