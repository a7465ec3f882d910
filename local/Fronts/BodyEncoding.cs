using System.Text.Json;
using System.Text.Unicode;

namespace RouteGen.Fronts;

/// <summary>Which bodies travel as text and which as base64.</summary>
internal static class BodyEncoding
{
    // All that HTTP APIs, Function URLs and load balancers take for text besides text/*: forms, "+json" types and bodies without a type are base64.
    private static readonly string[] TextTypes = ["application/json", "application/javascript", "application/xml"];

    /// <summary>Writes <c>body</c> and <c>isBase64Encoded</c>.</summary>
    public static void Write(Utf8JsonWriter writer, FrontSettings settings, FrontRequest request)
    {
        var isBase64 = !request.Body.IsEmpty && !IsText(settings, request);
        if (isBase64) writer.WriteBase64String("body", request.Body.Span);
        else if (!request.Body.IsEmpty) writer.WriteString("body", request.Body.Span);
        else if (settings.Front == Front.Alb) writer.WriteString("body", "");
        else if (settings.Front is Front.Rest or Front.HttpApiV1) writer.WriteNull("body");
        writer.WriteBoolean("isBase64Encoded", isBase64);
    }

    private static bool IsText(FrontSettings settings, FrontRequest request)
    {
        if (!Utf8.IsValid(request.Body.Span)) return false;
        // A REST API goes by its binaryMediaTypes alone, and "*/*" takes every body.
        if (settings.Front == Front.Rest) return !settings.BinaryMediaTypes;
        if (settings.Front == Front.Alb && request.Header("Content-Encoding") is not null) return false;
        var type = request.Header("Content-Type")?.Split(';')[0].Trim();
        if (type is null) return false;
        return type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || TextTypes.Contains(type, StringComparer.OrdinalIgnoreCase);
    }
}
