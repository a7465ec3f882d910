using System.Text.Json.Serialization;

namespace ContainerStarter;

/// <summary>The types that are read and written as JSON, compiled: Native AOT has no reflection.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(GreetingRequest))]
[JsonSerializable(typeof(Greeting))]
internal sealed partial class StarterJson : JsonSerializerContext;
