using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RouteGen.Fronts;

/// <summary>A request as the front hands it on, with the route its gateway chose and the ids it gave.</summary>
internal sealed record RoutedRequest(FrontSettings Settings, FrontRequest Request, GatewayMatch Route, string RequestId, string ExtendedRequestId);

/// <summary>Turns a request into the event that Lambda invokes the function with.</summary>
internal static class FrontEvent
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(RoutedRequest routed)
    {
        var buffer = new ArrayBufferWriter<byte>(4096 + routed.Request.Body.Length);
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            switch (routed.Settings.Front)
            {
                case Front.Rest or Front.HttpApiV1:
                    PayloadV1.Write(writer, routed);
                    break;
                case Front.HttpApiV2 or Front.FunctionUrl:
                    PayloadV2.Write(writer, routed);
                    break;
                default:
                    AlbPayload.Write(writer, routed);
                    break;
            }
        }

        return buffer.WrittenMemory;
    }
}
