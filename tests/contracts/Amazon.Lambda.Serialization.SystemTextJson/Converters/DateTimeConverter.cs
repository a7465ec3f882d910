using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.Serialization.SystemTextJson.Converters;

// Times are text (ISO 8601) or seconds since 1970; Kinesis has been seen to send milliseconds.
public class DateTimeConverter : JsonConverter<DateTime>
{
    // As the package draws the line: the seconds from the year 1 to the year 5000.
    private const long LargestSeconds = 157_753_180_800;

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String when reader.TryGetDateTime(out var time) => time,
        JsonTokenType.Number when reader.TryGetInt64(out var whole) => whole > LargestSeconds ? DateTime.UnixEpoch.AddMilliseconds(whole) : DateTime.UnixEpoch.AddSeconds(whole),
        JsonTokenType.Number when reader.TryGetDouble(out var seconds) => DateTime.UnixEpoch.AddSeconds(seconds),
        _ => throw new JsonSerializerException($"No time can be read from a token of type {reader.TokenType}."),
    };

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
