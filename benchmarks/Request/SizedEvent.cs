using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RouteGen.Benchmarks.Request;

/// <summary>Where an event has its weight.</summary>
internal enum Weight
{
    /// <summary>In its headers, as with cookies and tokens.</summary>
    Headers,

    /// <summary>Half in its headers, half in its query.</summary>
    HeadersAndQuery,

    /// <summary>In its body: lines of text.</summary>
    Text,

    /// <summary>In its body: bytes, as base64.</summary>
    Bytes,
}

/// <summary>Makes events of a given size out of ordinary ones.</summary>
internal static class SizedEvent
{
    // Gateways escape what JSON wants escaped, and nothing else.
    private static readonly JsonSerializerOptions Escaping = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What a browser sends, and a service that calls another does not.
    private static readonly string[] BrowserHeaders = ["Referer", "Accept-Language", "Sec-Fetch-Mode", "Via", "X-Amz-Cf-Id", "CloudFront-Viewer-Country", "Accept-Encoding", "Accept"];

    /// <summary>An event of exactly that size: without a browser's headers if it is too large, and then with as much as it takes of what weighs.</summary>
    public static byte[] Of(byte[] @event, int size, Weight weight)
    {
        var json = JsonNode.Parse(@event)!.AsObject();
        foreach (var header in BrowserHeaders)
        {
            if (SizeOf(json) <= size) break;
            json["headers"]!.AsObject().Remove(IsRest(json) ? header : header.ToLowerInvariant());
            if (IsRest(json)) json["multiValueHeaders"]!.AsObject().Remove(header);
        }

        switch (weight)
        {
            case Weight.Headers:
                AddHeaders(json, size);
                break;
            case Weight.HeadersAndQuery:
                AddHeaders(json, (SizeOf(json) + size) / 2);
                AddQuery(json, size);
                break;
            default:
                AddBody(json, size, isBase64: weight == Weight.Bytes);
                break;
        }

        return Finish(json, size);
    }

    private static void AddHeaders(JsonObject json, int size)
    {
        for (var number = 1; SizeOf(json) < size - 700; number++) SetHeader(json, $"X-Session-{number}", Filler(number, 150));
    }

    private static void AddQuery(JsonObject json, int size)
    {
        for (var number = 1; SizeOf(json) < size - 700; number++)
        {
            var (name, value) = ($"filter{number}", Filler(number, 100));
            ObjectOf(json, "queryStringParameters")[name] = value;
            if (IsRest(json)) ObjectOf(json, "multiValueQueryStringParameters")[name] = new JsonArray(value);
            else json["rawQueryString"] = $"{json["rawQueryString"]}&{name}={value}".TrimStart('&');
        }
    }

    private static void AddBody(JsonObject json, int size, bool isBase64)
    {
        json["isBase64Encoded"] = isBase64;
        json["body"] = "";
        var room = size - SizeOf(json) - 100;
        if (isBase64)
        {
            var bytes = new byte[room / 4 * 3];
            new Random(size).NextBytes(bytes);
            json["body"] = Convert.ToBase64String(bytes);
            return;
        }

        // Two escapes a line, as text and indented JSON have them.
        var text = new StringBuilder();
        for (var number = 1; text.Length + (2 * number) < room - 100; number++) text.Append(CultureInfo.InvariantCulture, $"{number:000000};{Filler(number, 60)}\r\n");
        json["body"] = text.ToString();
    }

    // A header more; in a REST API's event it stands twice, so that an odd byte goes elsewhere.
    private static byte[] Finish(JsonObject json, int size)
    {
        SetHeader(json, "X-Rest", "");
        var missing = size - SizeOf(json);
        if (missing < 0) throw new ArgumentOutOfRangeException(nameof(size), $"The event is {-missing} bytes too large.");
        var times = IsRest(json) ? 2 : 1;
        SetHeader(json, "X-Rest", Filler(size, missing / times));
        if (missing % times == 1) json["requestContext"]!["requestId"] = (string)json["requestContext"]!["requestId"]! + "0";
        return Encoding.UTF8.GetBytes(json.ToJsonString(Escaping));
    }

    private static bool IsRest(JsonObject json) => json["resource"] is not null;

    private static void SetHeader(JsonObject json, string name, string value)
    {
        json["headers"]![IsRest(json) ? name : name.ToLowerInvariant()] = value;
        if (IsRest(json)) json["multiValueHeaders"]![name] = new JsonArray(value);
    }

    private static JsonObject ObjectOf(JsonObject json, string name)
    {
        if (json[name] is not JsonObject) json[name] = new JsonObject();
        return json[name]!.AsObject();
    }

    private static int SizeOf(JsonObject json) => Encoding.UTF8.GetByteCount(json.ToJsonString(Escaping));

    /// <summary>Letters and digits as a token has them.</summary>
    private static string Filler(int seed, int length)
    {
        const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var random = new Random(seed);
        return string.Create(length, random, static (text, random) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = Characters[random.Next(Characters.Length)];
        });
    }
}
