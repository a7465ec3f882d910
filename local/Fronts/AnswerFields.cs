using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RouteGen.Fronts;

/// <summary>The members of an answer that all fronts read alike. Each method throws <see cref="MalformedAnswerException"/> for what no front takes.</summary>
internal static class AnswerFields
{
    private static readonly HashSet<string> Recomputed = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    /// <summary>Reads the answer as an object.</summary>
    public static JsonElement ReadObject(ReadOnlyMemory<byte> answer)
    {
        try
        {
            var root = Parse(answer);
            if (root.ValueKind == JsonValueKind.Object) return root;
            throw new MalformedAnswerException($"the answer is {Describe(root)}, not an object with a statusCode");
        }
        catch (JsonException problem)
        {
            throw new MalformedAnswerException("the answer is not JSON: " + problem.Message);
        }
    }

    /// <summary>Reads the answer as any JSON.</summary>
    /// <exception cref="JsonException">The answer is not JSON.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> answer)
    {
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.Clone();
    }

    /// <summary>The status; <see langword="null"/> when there is none. Every front takes a numeric string too.</summary>
    public static int? StatusCode(JsonElement answer)
    {
        if (!TryGet(answer, "statusCode", out var value)) return null;
        var isStatus = value.ValueKind == JsonValueKind.String
            ? int.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            : value.TryReadInt32(out status);
        if (isStatus && status is >= 200 and <= 599) return status;
        throw new MalformedAnswerException($"statusCode {value.GetRawText()} is no status from 200 to 599");
    }

    /// <summary>The lines of <c>headers</c>: one a name. Fronts write numbers and booleans as text.</summary>
    public static List<KeyValuePair<string, string>> Headers(JsonElement answer)
    {
        var headers = new List<KeyValuePair<string, string>>();
        if (!TryGet(answer, "headers", out var map)) return headers;
        foreach (var header in PropertiesOf(map, "headers")) headers.Add(new(header.Name, HeaderValue(header.Name, header.Value)));
        return headers;
    }

    /// <summary>The lines of <c>multiValueHeaders</c>: as many a name as its array has values.</summary>
    public static List<KeyValuePair<string, string>> MultiValueHeaders(JsonElement answer)
    {
        var headers = new List<KeyValuePair<string, string>>();
        if (!TryGet(answer, "multiValueHeaders", out var map)) return headers;
        foreach (var header in PropertiesOf(map, "multiValueHeaders"))
        {
            if (header.Value.ValueKind != JsonValueKind.Array) throw new MalformedAnswerException($"the header {header.Name} of multiValueHeaders is {Describe(header.Value)}, not an array");
            foreach (var value in header.Value.EnumerateArray()) headers.Add(new(header.Name, HeaderValue(header.Name, value)));
        }

        return headers;
    }

    /// <summary>Adds headers, without those that a front works out itself.</summary>
    public static void AddHeaders(FrontResponse response, IEnumerable<KeyValuePair<string, string>> headers) =>
        response.Headers.AddRange(headers.Where(header => !Recomputed.Contains(header.Key)));

    /// <summary>The body's bytes.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="decodesBase64">Whether the front turns base64 into bytes; a REST API without <c>binaryMediaTypes</c> does not.</param>
    public static ReadOnlyMemory<byte> Body(JsonElement answer, bool decodesBase64 = true)
    {
        if (!TryGet(answer, "body", out var body)) return default;
        if (body.ValueKind != JsonValueKind.String) throw new MalformedAnswerException($"the body is {Describe(body)}, not a string");
        if (!decodesBase64 || !IsBase64(answer)) return Encoding.UTF8.GetBytes(body.GetString()!);
        if (body.TryGetBytesFromBase64(out var bytes)) return bytes;
        throw new MalformedAnswerException("isBase64Encoded is true, but the body is not base64");
    }

    /// <summary>Finds a member; null counts as none.</summary>
    public static bool TryGet(JsonElement answer, string name, out JsonElement value) =>
        answer.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    private static bool IsBase64(JsonElement answer)
    {
        if (!TryGet(answer, "isBase64Encoded", out var value)) return false;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.ValueKind == JsonValueKind.True;
        throw new MalformedAnswerException($"isBase64Encoded is {Describe(value)}, not true or false");
    }

    private static JsonElement.ObjectEnumerator PropertiesOf(JsonElement map, string name)
    {
        if (map.ValueKind == JsonValueKind.Object) return map.EnumerateObject();
        throw new MalformedAnswerException($"{name} is {Describe(map)}, not an object");
    }

    private static string HeaderValue(string name, JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => throw new MalformedAnswerException($"the header {name} is {Describe(value)}, not a string"),
        };
        if (!HeaderName.IsToken(name)) throw new MalformedAnswerException($"'{name}' is no name of a header");
        if (!HeaderName.IsSafeValue(text)) throw new MalformedAnswerException($"the header {name} holds a line break or another control character");
        return text;
    }

    private static bool TryReadInt32(this JsonElement value, out int number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out number);
    }

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a boolean",
    };
}
