using System.Text;
using System.Text.Json;
using RouteGen.Fronts;

namespace RouteGen.Local.Tests.Fronts;

/// <summary>The request that a recorded event came from.</summary>
internal static class RecordedRequest
{
    public static FrontRequest Of(Front front, JsonElement recorded)
    {
        var isV2 = front is Front.HttpApiV2 or Front.FunctionUrl;
        var headers = Pairs(recorded, "multiValueHeaders", "headers").ToList();
        var query = isV2 ? recorded.At("rawQueryString") : string.Join('&', Pairs(recorded, "multiValueQueryStringParameters", "queryStringParameters").Select(pair => $"{pair.Key}={pair.Value}"));
        var body = recorded.At("body");
        return new FrontRequest
        {
            Method = recorded.At(isV2 ? "requestContext.http.method" : "httpMethod"),
            Target = recorded.At(isV2 ? "rawPath" : "path") + (query.Length == 0 ? "" : "?" + query),
            // The front adds these again.
            Headers = [.. headers.Where(header => !header.Key.StartsWith("x-forwarded-", StringComparison.Ordinal))],
            Body = body == "(absent)" ? default : recorded.At("isBase64Encoded") == "true" ? Convert.FromBase64String(body) : Encoding.UTF8.GetBytes(body),
            SourceAddress = headers.Find(header => header.Key == "x-forwarded-for").Value ?? "",
            Scheme = headers.Find(header => header.Key == "x-forwarded-proto").Value ?? "",
            Port = headers.Find(header => header.Key == "x-forwarded-port").Value is { } port ? int.Parse(port, System.Globalization.CultureInfo.InvariantCulture) : 0,
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(JsonElement recorded, params string[] maps)
    {
        var map = maps.Select(name => recorded.TryGetProperty(name, out var value) ? value : default).FirstOrDefault(value => value.ValueKind == JsonValueKind.Object);
        if (map.ValueKind != JsonValueKind.Object) yield break;
        foreach (var property in map.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String)
            {
                yield return new(property.Name, property.Value.GetString()!);
                continue;
            }

            foreach (var value in property.Value.EnumerateArray()) yield return new(property.Name, value.GetString()!);
        }
    }
}
