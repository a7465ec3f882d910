using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RouteGen.Runtime.Tests.Responses;

internal sealed record User(int Id, string Name);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(List<User>))]
internal sealed partial class TestJson : JsonSerializerContext
{
    /// <summary>Options of a project that wants its JSON safe inside HTML, and indented.</summary>
    public static TestJson HtmlSafe { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Default, WriteIndented = true });
}
