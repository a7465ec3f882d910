using System.Text.Json;

namespace RouteGen.Fronts;

/// <summary>The event of a REST API, and that of an HTTP API with payload format 1.0, which differs in what is decoded.</summary>
internal static class PayloadV1
{
    private static readonly string[] IdentityNulls =
    [
        "accessKey", "accountId", "caller", "cognitoAuthenticationProvider", "cognitoAuthenticationType",
        "cognitoIdentityId", "cognitoIdentityPoolId", "principalOrgId", "user", "userArn",
    ];

    public static void Write(Utf8JsonWriter writer, RoutedRequest routed)
    {
        var (settings, request, route, _, _) = routed;
        var isRest = settings.Front == Front.Rest;

        writer.WriteStartObject();
        if (!isRest) writer.WriteString("version", "1.0");
        writer.WriteString("resource", route.Template);
        writer.WriteString("path", EventPath(settings, request));
        writer.WriteString("httpMethod", request.Method);

        var headers = ValueMap.OfHeaders(ForwardedHeaders.Of(settings, request)
            .Select(header => KeyValuePair.Create(isRest ? HeaderName.OfRest(header.Key) : HeaderName.Canonical(header.Key), header.Value)));
        writer.WritePropertyName("headers");
        headers.WriteLast(writer);
        writer.WritePropertyName("multiValueHeaders");
        headers.WriteAll(writer);

        var query = ValueMap.OfQuery(QueryParameter.Split(request.Query, splitsAtSemicolon: isRest).Select(parameter => parameter.Decoded()));
        WriteMapOrNull(writer, "queryStringParameters", query, query.WriteLast);
        WriteMapOrNull(writer, "multiValueQueryStringParameters", query, query.WriteAll);

        WriteContext(writer, routed);
        WritePathParameters(writer, route, isDecoded: !isRest);
        writer.WriteNull("stageVariables");
        BodyEncoding.Write(writer, settings, request);
        writer.WriteEndObject();
    }

    /// <summary>Path parameters as a map; null, as AWS has it, when there are none.</summary>
    private static void WritePathParameters(Utf8JsonWriter writer, GatewayMatch route, bool isDecoded)
    {
        if (route.Values.Count == 0)
        {
            writer.WriteNull("pathParameters");
            return;
        }

        writer.WriteStartObject("pathParameters");
        foreach (var (name, value) in route.Values) writer.WriteString(name, isDecoded ? UrlText.Decode(value) : value);
        writer.WriteEndObject();
    }

    // A REST API leaves its stage out of the path, an HTTP API does not; the base path of a custom domain is in both.
    private static string EventPath(FrontSettings settings, FrontRequest request) =>
        settings.Front != Front.Rest || settings.IsCustomDomain ? settings.PathPrefix + settings.RoutedPath(request) : settings.RoutedPath(request);

    private static void WriteContext(Utf8JsonWriter writer, RoutedRequest routed)
    {
        var (settings, request, route, requestId, extendedRequestId) = routed;
        var isRest = settings.Front == Front.Rest;
        // The path with its stage: as sent on a REST API, decoded on an HTTP API.
        var path = settings.PathPrefix + request.Path;

        writer.WriteStartObject("requestContext");
        writer.WriteString("accountId", FakeAccount.AccountId);
        writer.WriteString("apiId", FakeAccount.ApiId);
        WriteAuthorizer(writer, settings);
        if (isRest) writer.WriteString("deploymentId", FakeAccount.DeploymentId);
        writer.WriteString("domainName", settings.DomainName);
        writer.WriteString("domainPrefix", settings.DomainPrefix);
        writer.WriteString("extendedRequestId", extendedRequestId);
        writer.WriteString("httpMethod", request.Method);
        writer.WriteStartObject("identity");
        foreach (var name in IdentityNulls) writer.WriteNull(name);
        writer.WriteString("sourceIp", request.SourceAddress);
        // Recorded on AWS: without the header a REST API says null, an HTTP API "".
        writer.WriteString("userAgent", request.Header("User-Agent") ?? (isRest ? null : ""));
        writer.WriteEndObject();
        writer.WriteString("path", isRest ? path : UrlText.Decode(path));
        writer.WriteString("protocol", request.Protocol);
        writer.WriteString("requestId", isRest ? requestId : extendedRequestId);
        writer.WriteString("requestTime", FakeAccount.LogTime(request.Time));
        writer.WriteNumber("requestTimeEpoch", request.Time.ToUnixTimeMilliseconds());
        writer.WriteString("resourceId", isRest ? FakeAccount.ResourceId : route.RouteKey);
        writer.WriteString("resourcePath", route.Template);
        writer.WriteString("stage", settings.StageName);
        writer.WriteEndObject();
    }

    private static void WriteAuthorizer(Utf8JsonWriter writer, FrontSettings settings)
    {
        if (settings.Claims is null) return;
        writer.WriteStartObject("authorizer");
        writer.WriteStartObject("claims");
        foreach (var (name, value) in settings.Claims) writer.WriteString(name, value);
        writer.WriteEndObject();
        if (settings.Front == Front.HttpApiV1) writer.WriteNull("scopes");
        writer.WriteEndObject();
    }

    private static void WriteMapOrNull(Utf8JsonWriter writer, string name, ValueMap map, Action<Utf8JsonWriter> write)
    {
        if (map.IsEmpty)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WritePropertyName(name);
        write(writer);
    }
}
