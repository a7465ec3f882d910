using System.Text.Json;

namespace RouteGen.Testing;

/// <summary>JSON as web APIs write and read it, handlers included.</summary>
internal static class WebJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);
}
