using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Contracts.Tests;

/// <summary>The packages' serializers, from and to text.</summary>
internal static class Json
{
    private static readonly DefaultLambdaJsonSerializer Default = new();

    public static T Read<T>(string json) => Read<T>(Default, json);

    public static T Read<T>(ILambdaSerializer serializer, string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return serializer.Deserialize<T>(stream);
    }

    public static string Write<T>(T value) => Write(Default, value);

    public static string Write<T>(ILambdaSerializer serializer, T value)
    {
        using var stream = new MemoryStream();
        serializer.Serialize(value, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>A member of an event as it was sent, whatever the casing of its name.</summary>
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.EnumerateObject().Where(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)).Select(member => (JsonElement?)member.Value).FirstOrDefault();

    public static string? Text(this JsonElement json, string name) => json.Member(name)?.ToString() is { Length: > 0 } text ? text : null;
}
