using System.Text.Json;
using RouteGen.Fronts;

namespace RouteGen.Local.Events;

internal static partial class EventMaker
{
    private const string Connect = "$connect";
    private const string Disconnect = "$disconnect";

    /// <summary>A message of a WebSocket API, or its connecting or disconnecting.</summary>
    /// <param name="routeKey"><c>$connect</c>, <c>$disconnect</c>, <c>$default</c> or the key of a route.</param>
    /// <param name="body">The message; of connecting and disconnecting there is none.</param>
    /// <param name="connectionId">The connection; <see langword="null"/> for a new one.</param>
    /// <param name="headers">The headers of the request to connect, in order.</param>
    /// <param name="query">Its query string without the question mark, encoded.</param>
    public static byte[] WebSocket(string routeKey, string body = "", string? connectionId = null, IReadOnlyList<KeyValuePair<string, string>>? headers = null, string query = "")
    {
        var now = DateTimeOffset.UtcNow;
        var domain = new FrontSettings { Front = Front.Rest }.DomainName;
        return EventJson.Object(writer =>
        {
            if (routeKey == Connect) WriteConnecting(writer, [new("Host", domain), new("Sec-WebSocket-Version", "13"), new("X-Amzn-Trace-Id", FakeAccount.NewTraceId(now)), new("X-Forwarded-For", "203.0.113.7"), new("X-Forwarded-Port", "443"), new("X-Forwarded-Proto", "https"), .. headers ?? []], query);
            if (routeKey == Disconnect) WriteConnecting(writer, [new("Host", domain), new("x-api-key", ""), new("X-Forwarded-For", ""), new("x-restapi", "")], query: "");
            WriteConnection(writer, routeKey, connectionId ?? FakeAccount.NewExtendedRequestId(), domain, now);
            if (routeKey is not (Connect or Disconnect)) writer.WriteString("body", body);
            writer.WriteBoolean("isBase64Encoded", value: false);
        });
    }

    private static void WriteConnecting(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, string>> headers, string query)
    {
        var map = ValueMap.OfHeaders(headers);
        writer.WritePropertyName("headers");
        map.WriteLast(writer);
        writer.WritePropertyName("multiValueHeaders");
        map.WriteAll(writer);
        if (query.Length == 0) return;
        var parameters = ValueMap.OfQuery(QueryParameter.Split(query).Select(parameter => parameter.Decoded()));
        writer.WritePropertyName("queryStringParameters");
        parameters.WriteLast(writer);
        writer.WritePropertyName("multiValueQueryStringParameters");
        parameters.WriteAll(writer);
    }

    private static void WriteConnection(Utf8JsonWriter writer, string routeKey, string connectionId, string domain, DateTimeOffset now)
    {
        var requestId = FakeAccount.NewExtendedRequestId();
        writer.WriteStartObject("requestContext");
        writer.WriteString("routeKey", routeKey);
        if (routeKey == Disconnect) writer.WriteNumber("disconnectStatusCode", 1005);
        if (routeKey is not (Connect or Disconnect)) writer.WriteString("messageId", FakeAccount.NewExtendedRequestId());
        writer.WriteString("eventType", routeKey switch { Connect => "CONNECT", Disconnect => "DISCONNECT", _ => "MESSAGE" });
        writer.WriteString("extendedRequestId", requestId);
        writer.WriteString("requestTime", FakeAccount.LogTime(now));
        writer.WriteString("messageDirection", "IN");
        if (routeKey == Disconnect) writer.WriteString("disconnectReason", "Client-side close frame status not set");
        writer.WriteString("stage", "prod");
        writer.WriteNumber("connectedAt", now.ToUnixTimeMilliseconds());
        writer.WriteNumber("requestTimeEpoch", now.ToUnixTimeMilliseconds());
        writer.WriteStartObject("identity");
        writer.WriteString("sourceIp", "203.0.113.7");
        writer.WriteEndObject();
        writer.WriteString("requestId", requestId);
        writer.WriteString("domainName", domain);
        writer.WriteString("connectionId", connectionId);
        writer.WriteString("apiId", FakeAccount.ApiId);
        writer.WriteEndObject();
    }
}
