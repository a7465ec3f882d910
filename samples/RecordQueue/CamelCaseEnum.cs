using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecordQueue;

/// <summary>Writes the members of an enum as <c>accepted</c>.</summary>
internal sealed class CamelCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
