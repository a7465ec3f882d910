using System.Text.Json;

namespace RouteGen.Fronts;

/// <summary>The event of an HTTP API with payload format 2.0, and that of a Function URL, whose path is not decoded. What is empty is left out.</summary>
internal static class PayloadV2
{
    public static void Write(Utf8JsonWriter writer, RoutedRequest routed)
    {
        var (settings, request, route, _, _) = routed;
        var isFunctionUrl = settings.Front == Front.FunctionUrl;
        var path = isFunctionUrl ? request.Path : settings.PathPrefix + request.Path;
        var decodedPath = UrlText.Decode(path);

        writer.WriteStartObject();
        writer.WriteString("version", "2.0");
        writer.WriteString("routeKey", route.RouteKey);
        // An HTTP API decodes it, despite the name.
        writer.WriteString("rawPath", isFunctionUrl ? path : decodedPath);
        writer.WriteString("rawQueryString", request.Query);
        WriteCookies(writer, request);

        writer.WritePropertyName("headers");
        ValueMap.OfHeaders(ForwardedHeaders.Of(settings, request)
            .Select(header => KeyValuePair.Create(HeaderName.Lower(header.Key), header.Value))
            // An HTTP API moves the cookies, a Function URL copies them (recorded on AWS).
            .Where(header => isFunctionUrl || header.Key != "cookie")).WriteJoined(writer);

        var query = ValueMap.OfQuery(QueryParameter.Split(request.Query).Select(parameter => parameter.Decoded()));
        if (!query.IsEmpty)
        {
            writer.WritePropertyName("queryStringParameters");
            query.WriteJoined(writer);
        }

        WriteContext(writer, routed, decodedPath);
        if (route.Values.Count > 0)
        {
            writer.WriteStartObject("pathParameters");
            foreach (var (name, value) in route.Values) writer.WriteString(name, UrlText.Decode(value));
            writer.WriteEndObject();
        }

        BodyEncoding.Write(writer, settings, request);
        writer.WriteEndObject();
    }

    private static void WriteCookies(Utf8JsonWriter writer, FrontRequest request)
    {
        var cookies = request.Headers
            .Where(header => header.Key.Equals("Cookie", StringComparison.OrdinalIgnoreCase))
            .SelectMany(header => header.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        if (cookies.Count == 0) return;
        writer.WriteStartArray("cookies");
        foreach (var cookie in cookies) writer.WriteStringValue(cookie);
        writer.WriteEndArray();
    }

    private static void WriteContext(Utf8JsonWriter writer, RoutedRequest routed, string decodedPath)
    {
        var (settings, request, route, requestId, extendedRequestId) = routed;
        var isFunctionUrl = settings.Front == Front.FunctionUrl;

        writer.WriteStartObject("requestContext");
        // What a Function URL with AuthType NONE says.
        writer.WriteString("accountId", isFunctionUrl ? "anonymous" : FakeAccount.AccountId);
        writer.WriteString("apiId", isFunctionUrl ? FakeAccount.FunctionUrlId : FakeAccount.ApiId);
        if (isFunctionUrl) writer.WriteNull("authentication");
        WriteAuthorizer(writer, settings);
        writer.WriteString("domainName", settings.DomainName);
        writer.WriteString("domainPrefix", settings.DomainPrefix);
        writer.WriteStartObject("http");
        writer.WriteString("method", request.Method);
        writer.WriteString("path", decodedPath);
        writer.WriteString("protocol", request.Protocol);
        writer.WriteString("sourceIp", request.SourceAddress);
        writer.WriteString("userAgent", request.Header("User-Agent") ?? "");
        writer.WriteEndObject();
        writer.WriteString("requestId", isFunctionUrl ? requestId : extendedRequestId);
        writer.WriteString("routeKey", route.RouteKey);
        writer.WriteString("stage", isFunctionUrl ? "$default" : settings.StageName);
        writer.WriteString("time", FakeAccount.LogTime(request.Time));
        writer.WriteNumber("timeEpoch", request.Time.ToUnixTimeMilliseconds());
        writer.WriteEndObject();
    }

    private static void WriteAuthorizer(Utf8JsonWriter writer, FrontSettings settings)
    {
        if (settings.Claims is null) return;
        writer.WriteStartObject("authorizer");
        writer.WriteStartObject("jwt");
        writer.WriteStartObject("claims");
        foreach (var (name, value) in settings.Claims) writer.WriteString(name, value);
        writer.WriteEndObject();
        writer.WriteNull("scopes");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
