using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RouteGen.Fronts;

/// <summary>Turns the function's answer into what the client gets, as recorded on AWS.</summary>
internal static class FrontAnswer
{
    private const string Json = "application/json";
    private static readonly string[] RestMembers = ["statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded"];
    private static readonly string[] RemappedByRest = ["Connection", "Content-Length", "Date", "Server"];
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static FrontResponse Read(FrontSettings settings, ReadOnlyMemory<byte> answer)
    {
        try
        {
            return settings.Front switch
            {
                Front.Rest => ReadRest(settings, answer),
                Front.HttpApiV1 => ReadHttpApiV1(answer),
                Front.HttpApiV2 => ReadHttpApiV2(answer),
                Front.FunctionUrl => ReadFunctionUrl(answer),
                _ => ReadAlb(settings, answer),
            };
        }
        catch (MalformedAnswerException problem)
        {
            return FrontError.FunctionFailed(settings.Front, problem.Message);
        }
    }

    private static FrontResponse ReadRest(FrontSettings settings, ReadOnlyMemory<byte> answer)
    {
        var root = AnswerFields.ReadObject(answer);
        foreach (var member in root.EnumerateObject())
        {
            if (!RestMembers.Contains(member.Name)) throw new MalformedAnswerException($"the answer has the member {member.Name}, and a REST API refuses all but {string.Join(", ", RestMembers)}");
        }

        var response = new FrontResponse { StatusCode = AnswerFields.StatusCode(root) ?? 200 };
        var multiple = AnswerFields.MultiValueHeaders(root);
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in multiple) names.TryAdd(header.Key, header.Key);
        // Of a name in both maps the multiple values come first, in the casing of their map.
        foreach (var header in multiple.Concat(AnswerFields.Headers(root).Select(header => KeyValuePair.Create(names.GetValueOrDefault(header.Key, header.Key), header.Value))))
        {
            if (header.Key.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)) continue;
            var isRemapped = RemappedByRest.Contains(header.Key, StringComparer.OrdinalIgnoreCase);
            response.Headers.Add(isRemapped ? new("x-amzn-Remapped-" + header.Key, header.Value) : header);
        }

        response.AddDefault("Content-Type", Json);
        response.Body = AnswerFields.Body(root, decodesBase64: settings.BinaryMediaTypes);
        return response;
    }

    private static FrontResponse ReadHttpApiV1(ReadOnlyMemory<byte> answer)
    {
        var root = AnswerFields.ReadObject(answer);
        if (AnswerFields.StatusCode(root) is not { } status) throw new MalformedAnswerException("the answer has no statusCode, which payload format 1.0 demands");
        // Other than on a REST API, the single values come first.
        return HttpApiResponse(root, status, AnswerFields.Headers(root).Concat(AnswerFields.MultiValueHeaders(root)));
    }

    private static FrontResponse ReadHttpApiV2(ReadOnlyMemory<byte> answer)
    {
        var root = TryParse(answer);
        if (root.ValueKind == JsonValueKind.Object && AnswerFields.StatusCode(root) is { } status)
        {
            return HttpApiResponse(root, status, AnswerFields.Headers(root).Concat(Cookies(root)));
        }

        // Whatever else the function returns is a body: a string without its quotes, the rest byte by byte, JSON or not.
        var response = new FrontResponse { StatusCode = 200 };
        response.Headers.Add(new("Content-Type", Json));
        response.Body = root.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetBytes(root.GetString()!) : answer;
        return response;
    }

    private static FrontResponse ReadFunctionUrl(ReadOnlyMemory<byte> answer)
    {
        var root = TryParse(answer);
        if (root.ValueKind == JsonValueKind.Undefined) throw new MalformedAnswerException("the answer is not JSON");
        if (root.ValueKind == JsonValueKind.Object && AnswerFields.StatusCode(root) is { } status)
        {
            var response = new FrontResponse { StatusCode = status };
            AnswerFields.AddHeaders(response, AnswerFields.Headers(root).Concat(Cookies(root)));
            response.AddDefault("Content-Type", Json);
            response.Body = AnswerFields.Body(root);
            return response;
        }

        var bare = new FrontResponse { StatusCode = 200 };
        bare.Headers.Add(new("Content-Type", Json));
        // Recorded on AWS: a string without its quotes, everything else written anew without blanks.
        bare.Body = root.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetBytes(root.GetString()!) : JsonSerializer.SerializeToUtf8Bytes(root, Compact);
        return bare;
    }

    private static FrontResponse ReadAlb(FrontSettings settings, ReadOnlyMemory<byte> answer)
    {
        var root = AnswerFields.ReadObject(answer);
        var map = settings.MultiValueHeaders ? "multiValueHeaders" : "headers";
        if (AnswerFields.StatusCode(root) is not { } status) throw new MalformedAnswerException("the answer has no statusCode");
        if (!AnswerFields.TryGet(root, "isBase64Encoded", out _)) throw new MalformedAnswerException("the answer has no isBase64Encoded, which a load balancer demands");
        if (!AnswerFields.TryGet(root, map, out _)) throw new MalformedAnswerException($"the answer has no {map}, where a target group with lambda.multi_value_headers.enabled={(settings.MultiValueHeaders ? "true" : "false")} looks for headers");

        var response = new FrontResponse { StatusCode = status };
        AnswerFields.AddHeaders(response, settings.MultiValueHeaders ? AnswerFields.MultiValueHeaders(root) : AnswerFields.Headers(root));
        response.AddDefault("Content-Type", "application/octet-stream");
        response.Body = AnswerFields.Body(root);
        return response;
    }

    private static FrontResponse HttpApiResponse(JsonElement root, int status, IEnumerable<KeyValuePair<string, string>> headers)
    {
        var response = new FrontResponse { StatusCode = status };
        AnswerFields.AddHeaders(response, headers.Select(header => KeyValuePair.Create(HeaderName.Canonical(header.Key), header.Value)));
        response.AddDefault("Content-Type", "text/plain; charset=utf-8");
        response.Body = AnswerFields.Body(root);
        return response;
    }

    private static IEnumerable<KeyValuePair<string, string>> Cookies(JsonElement root)
    {
        if (!AnswerFields.TryGet(root, "cookies", out var cookies)) yield break;
        if (cookies.ValueKind != JsonValueKind.Array) throw new MalformedAnswerException("cookies is not an array");
        foreach (var cookie in cookies.EnumerateArray())
        {
            if (cookie.ValueKind != JsonValueKind.String || !HeaderName.IsSafeValue(cookie.GetString())) throw new MalformedAnswerException("one of the cookies is not the text of a header");
            yield return new("Set-Cookie", cookie.GetString()!);
        }
    }

    private static JsonElement TryParse(ReadOnlyMemory<byte> answer)
    {
        try
        {
            return AnswerFields.Parse(answer);
        }
        catch (JsonException)
        {
            // No JSON is an answer too: an HTTP API delivers it as it is.
            return default;
        }
    }
}
