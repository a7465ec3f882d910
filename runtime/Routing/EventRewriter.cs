using System.Text;
using System.Text.Unicode;
using RouteGen.Events;
using RouteGen.Responses;

namespace RouteGen.Routing;

/// <summary>
/// Writes an event as the gateway would have sent it, had it chosen the route itself: a handler that reads <c>PathParameters["id"]</c> works behind
/// <c>{proxy+}</c>, <c>$default</c> and a Function URL as it does behind <c>/users/{id}</c>. Everything else stays as it came, to the byte.
/// </summary>
internal static class EventRewriter
{
    public static ReadOnlyMemory<byte> Rewrite(HttpExchange http, ByteBuffer output)
    {
        output.Clear();
        var json = http.Event.Json;
        ref readonly var fields = ref http.Event.Fields;
        var isPayload2 = http.Front is Front.HttpApiV2 or Front.FunctionUrl;
        var tables = http.Router.Tables;
        var template = RouterListing.TemplateOf(tables, http.RouteId);
        var verb = isPayload2 ? HttpVerbs.NameOf(RouterListing.VerbOf(tables, http.RouteId)) : null;
        var key = isPayload2 ? fields.RouteKey : fields.Resource;
        var copied = JsonCursor.AfterWhitespace(json, 0) + 1;
        output.Append(json[..copied]);
        // There is none in the event of a Function URL, nor behind $default.
        if (fields.PathParameters.Kind == JsonKind.Missing)
        {
            output.Append("\"pathParameters\":"u8);
            AppendParameters(http, template, output);
            output.Append((byte)',');
        }

        // The reader has found them already; senders have them in any order.
        while (true)
        {
            var start = Math.Min(Math.Min(StartOf(fields.PathParameters, copied), StartOf(key, copied)), StartOf(fields.RequestContext, copied));
            if (start == int.MaxValue) break;
            if (start == fields.PathParameters.Start)
            {
                CopyBefore(json, fields.PathParameters, ref copied, output);
                AppendParameters(http, template, output);
            }
            else if (start == key.Start)
            {
                CopyBefore(json, key, ref copied, output);
                AppendRoute(output, verb, template);
            }
            else
            {
                ReplaceRoute(json, fields.RequestContext, isPayload2 ? "routeKey"u8 : "resourcePath"u8, verb, template, ref copied, output);
                output.Append(json[copied..fields.RequestContext.End]);
                copied = fields.RequestContext.End;
            }
        }

        output.Append(json[copied..]);
        return output.Written;
    }

    /// <summary>Where a value that is still to come starts; <see cref="int.MaxValue"/> for one that was passed or is not there.</summary>
    private static int StartOf(JsonSlice value, int copied) => value.Kind != JsonKind.Missing && value.Start >= copied ? value.Start : int.MaxValue;

    private static void ReplaceRoute(ReadOnlySpan<byte> json, JsonSlice requestContext, ReadOnlySpan<byte> wanted, string? verb, ReadOnlySpan<byte> template, ref int copied, ByteBuffer output)
    {
        if (requestContext.Kind != JsonKind.Object) return;
        var members = new JsonCursor(json, requestContext.Start);
        while (members.NextProperty(out var name, out var value))
        {
            if (!json.Slice(name.Start, name.Length).SequenceEqual(wanted)) continue;
            CopyBefore(json, value, ref copied, output);
            AppendRoute(output, verb, template);
        }
    }

    /// <summary>Copies what stands before a value and was not copied yet, and passes the value over.</summary>
    private static void CopyBefore(ReadOnlySpan<byte> json, JsonSlice value, ref int copied, ByteBuffer output)
    {
        var start = value.IsString ? value.Start - 1 : value.Start;
        output.Append(json[copied..start]);
        copied = value.End;
    }

    // "/users/{id}" to a REST API, "GET /users/{id}" to payload format 2.0.
    private static void AppendRoute(ByteBuffer output, string? verb, ReadOnlySpan<byte> template)
    {
        output.Append((byte)'"');
        if (verb is not null)
        {
            JsonEscape.Append(output, verb);
            output.Append((byte)' ');
        }

        JsonEscape.Append(output, template);
        output.Append((byte)'"');
    }

    private static void AppendParameters(HttpExchange http, ReadOnlySpan<byte> template, ByteBuffer output)
    {
        if (http.Path.CaptureCount == 0)
        {
            output.Append("null"u8);
            return;
        }

        // A REST API hands values on as the client encoded them, an HTTP API decodes them first.
        var encoded = http.Front == Front.Rest && http.Path.IsDecoded ? RequestPath.WithoutDecoding(http) : null;
        output.Append((byte)'{');
        for (var position = 0; position < http.Path.CaptureCount; position++)
        {
            if (position > 0) output.Append((byte)',');
            AppendString(output, RouterListing.NextParameter(ref template));
            output.Append((byte)':');
            if (encoded is null) AppendString(output, http.Path.Captured(position));
            else if (http.Path.TryGetCaptured(position, encoded, out var value)) AppendString(output, value);
            else AppendString(output, PercentEncoding.Encode(http.Path.Captured(position)));
        }

        output.Append((byte)'}');
    }

    private static void AppendString(ByteBuffer output, ReadOnlySpan<byte> text)
    {
        output.Append((byte)'"');
        // What a client encoded need not be UTF-8.
        if (Utf8.IsValid(text)) JsonEscape.Append(output, text);
        else JsonEscape.Append(output, Encoding.UTF8.GetString(text));
        output.Append((byte)'"');
    }
}
