using System.Text.Json;

namespace BranchPreview;

/// <summary>
/// An event for the eyes of developers. All names are shown, and of what a client sent only values that are known to be harmless: a list of what is secret would miss the next header that is.
/// </summary>
internal static class RedactedEvent
{
    private const string Redacted = "[redacted]";

    private static readonly HashSet<string> HarmlessHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "accept", "accept-encoding", "accept-language", "content-length", "content-type", "host", "origin", "user-agent", "via", "x-amzn-trace-id", "x-forwarded-port", "x-forwarded-proto",
    };

    /// <summary>What is in these is not shown at all.</summary>
    private static readonly HashSet<string> Hidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "authentication", "authorizer", "body", "cookies", "identity", "rawQueryString", "sourceIp",
    };

    private enum Shown
    {
        All,
        HarmlessHeaders,
        Names,
    }

    public static void Write(ReadOnlySpan<byte> @event, Utf8JsonWriter json)
    {
        var reader = new Utf8JsonReader(@event);
        reader.Read();
        WriteValue(ref reader, json, Shown.All);
    }

    private static void WriteValue(ref Utf8JsonReader reader, Utf8JsonWriter json, Shown shown)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                json.WriteStartObject();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) WriteMember(ref reader, json, shown);
                json.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                json.WriteStartArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) WriteValue(ref reader, json, shown);
                json.WriteEndArray();
                break;
            case JsonTokenType.String:
                json.WriteStringValue(reader.GetString());
                break;
            case JsonTokenType.Null:
                json.WriteNullValue();
                break;
            default:
                json.WriteRawValue(reader.ValueSpan);
                break;
        }
    }

    private static void WriteMember(ref Utf8JsonReader reader, Utf8JsonWriter json, Shown shown)
    {
        var name = reader.GetString()!;
        json.WritePropertyName(name);
        reader.Read();
        var isHidden = shown switch
        {
            Shown.Names => true,
            Shown.HarmlessHeaders => !HarmlessHeaders.Contains(name),
            _ => Hidden.Contains(name) && reader.TokenType != JsonTokenType.Null,
        };
        if (isHidden)
        {
            reader.Skip();
            json.WriteStringValue(Redacted);
            return;
        }

        WriteValue(ref reader, json, shown == Shown.All ? Inside(name) : shown);
    }

    private static Shown Inside(string name) => name switch
    {
        "headers" or "multiValueHeaders" => Shown.HarmlessHeaders,
        "queryStringParameters" or "multiValueQueryStringParameters" or "stageVariables" => Shown.Names,
        _ => Shown.All,
    };
}
