using System.Buffers;
using System.Text.Json;
using RouteGen;

namespace BranchPreview;

public static partial class NotFound
{
    static partial void Show(HttpRequest request, ref HttpResult? answer)
    {
        var content = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(content, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("message", "No route takes this request.");
            json.WriteString("front", request.Front.ToString());
            json.WriteString("method", request.Method);
            json.WriteString("path", request.Path);
            json.WritePropertyName("event");
            RedactedEvent.Write(request.Event.Span, json);
            json.WriteEndObject();
        }

        answer = HttpResults.Bytes(content.WrittenMemory, "application/json").WithStatus(404);
    }
}
