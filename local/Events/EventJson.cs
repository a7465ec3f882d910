using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RouteGen.Local.Events;

/// <summary>How events are written as JSON.</summary>
internal static class EventJson
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an object.</summary>
    public static byte[] Object(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes <c>{"Records":[...]}</c>.</summary>
    public static byte[] Records<T>(IEnumerable<T> records, Action<Utf8JsonWriter, T> members) => Object(writer =>
    {
        writer.WriteStartArray("Records");
        foreach (var record in records)
        {
            writer.WriteStartObject();
            members(writer, record);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    /// <summary>Writes what was read and changed.</summary>
    public static byte[] Of(JsonObject json) => Object(writer =>
    {
        foreach (var (name, value) in json)
        {
            writer.WritePropertyName(name);
            if (value is null) writer.WriteNullValue();
            else value.WriteTo(writer);
        }
    });

    /// <summary>Reads JSON that a person wrote.</summary>
    /// <param name="json">The text, UTF-8.</param>
    /// <param name="what">What it is for, as the message names it.</param>
    /// <exception cref="ShortFormException">It is no JSON.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> json, string what)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException problem)
        {
            throw new ShortFormException($"{what} is no JSON: {problem.Message}");
        }
    }

    /// <summary>Reads a JSON object that a person wrote.</summary>
    /// <inheritdoc cref="Parse"/>
    public static JsonElement ParseObject(ReadOnlyMemory<byte> json, string what)
    {
        var element = Parse(json, what);
        return element.ValueKind == JsonValueKind.Object ? element : throw new ShortFormException($"{what} is no JSON object: {{...}}.");
    }

    /// <summary>A time as SNS and S3 write it: <c>2026-07-10T19:19:04.123Z</c>.</summary>
    public static string Milliseconds(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time as EventBridge writes it: <c>2026-07-10T19:19:04Z</c>.</summary>
    public static string Seconds(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
