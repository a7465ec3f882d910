using System.Text.Json;

namespace RouteGen.Local.Events;

/// <summary>Plain JSON as DynamoDB has it: <c>7</c> as <c>{"N":"7"}</c>.</summary>
internal static class AttributeValue
{
    /// <summary>Writes the members of an object, each as an attribute.</summary>
    /// <param name="writer">Takes the object.</param>
    /// <param name="item">The object.</param>
    /// <param name="names">The members that are written; <see langword="null"/> for all.</param>
    public static void WriteItem(Utf8JsonWriter writer, JsonElement item, IReadOnlyList<string>? names = null)
    {
        writer.WriteStartObject();
        foreach (var member in item.EnumerateObject())
        {
            if (names is not null && !names.Contains(member.Name, StringComparer.Ordinal)) continue;
            writer.WritePropertyName(member.Name);
            Write(writer, member.Value);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        writer.WriteStartObject();
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                writer.WriteString("S", value.GetString());
                break;
            case JsonValueKind.Number:
                // The digits as they were written: DynamoDB's numbers are longer than any of C#.
                writer.WriteString("N", value.GetRawText());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.WriteBoolean("BOOL", value.GetBoolean());
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray("L");
                foreach (var element in value.EnumerateArray()) Write(writer, element);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Object:
                writer.WritePropertyName("M");
                WriteItem(writer, value);
                break;
            default:
                writer.WriteBoolean("NULL", value: true);
                break;
        }

        writer.WriteEndObject();
    }
}
