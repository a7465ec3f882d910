using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RouteGen.Benchmarks.Events;

namespace RouteGen.Benchmarks;

/// <summary>The answers of hand-written functions.</summary>
internal static class Answers
{
    public static ProxyResponse Json<T>(T value, JsonTypeInfo<T> type) => Body(JsonSerializer.Serialize(value, type), "application/json");

    public static ProxyResponse Text(string text) => Body(text, "text/plain; charset=utf-8");

    public static ProxyResponse Status(int status) => new() { StatusCode = status };

    private static ProxyResponse Body(string body, string contentType) =>
        new() { StatusCode = 200, Headers = new Dictionary<string, string>(1) { ["Content-Type"] = contentType }, Body = body };
}
