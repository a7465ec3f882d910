using System.Text.Json;

namespace RouteGen.Runtime.Tests.Responses;

/// <summary>What a front takes out of an envelope.</summary>
internal static class Envelope
{
    public static List<(string Name, string Value)> Headers(JsonElement envelope)
    {
        var headers = new List<(string, string)>();
        if (envelope.TryGetProperty("headers", out var single)) headers.AddRange(single.EnumerateObject().Select(h => (h.Name, h.Value.GetString()!)));
        if (envelope.TryGetProperty("multiValueHeaders", out var lists))
        {
            headers.AddRange(lists.EnumerateObject().SelectMany(h => h.Value.EnumerateArray().Select(value => (h.Name, value.GetString()!))));
        }

        if (envelope.TryGetProperty("cookies", out var cookies)) headers.AddRange(cookies.EnumerateArray().Select(cookie => ("Set-Cookie", cookie.GetString()!)));
        return headers;
    }

    public static string? Header(JsonElement envelope, string name) => Headers(envelope).Where(header => header.Name == name).Select(header => header.Value).SingleOrDefault();

    public static string[] Keys(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal)];

    public static int Status(JsonElement envelope) => envelope.GetProperty("statusCode").GetInt32();

    public static string? Body(JsonElement envelope) => envelope.TryGetProperty("body", out var body) ? body.GetString() : null;
}
