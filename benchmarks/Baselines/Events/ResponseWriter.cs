using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RouteGen.Benchmarks.Events;

/// <summary>Writes answers with a writer that is used again and again, and escapes only what JSON wants escaped.</summary>
internal static class ResponseWriter
{
    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    public static void Write(IBufferWriter<byte> answer, ProxyResponse response, JsonTypeInfo<ProxyResponse> type)
    {
        var writer = _writer ??= new Utf8JsonWriter(answer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        writer.Reset(answer);
        JsonSerializer.Serialize(writer, response, type);
        writer.Flush();
    }
}
