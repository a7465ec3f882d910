using System.Text.Json;
using System.Text.Json.Serialization;

namespace LogUnpacker;

/// <summary>Every type that is read or written as JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ReplayRequest))]
[JsonSerializable(typeof(UnpackReport))]
internal sealed partial class LogUnpackerJson : JsonSerializerContext;
