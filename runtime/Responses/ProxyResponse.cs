using System.Buffers.Text;
using RouteGen.Events;

namespace RouteGen.Responses;

/// <summary>Reads the response format of REST APIs.</summary>
internal static class ProxyResponse
{
    private const int DefaultStatus = 200;

    /// <summary>Reads one response, JSON.</summary>
    /// <exception cref="InvalidOperationException">It is no JSON object.</exception>
    public static HttpResult Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return ReadObject(json);
        }
        catch (EventException malformed)
        {
            // The handler's mistake, and not the sender's of the event.
            throw new InvalidOperationException("The result that the handler returned does not serialize to a response.", malformed);
        }
    }

    private static HttpResult ReadObject(ReadOnlySpan<byte> json)
    {
        var (status, isBase64) = (DefaultStatus, false);
        JsonSlice body = default, headers = default, lists = default;
        var members = new JsonCursor(json, JsonCursor.AfterWhitespace(json, 0));
        while (members.NextProperty(out var nameSlice, out var value))
        {
            var name = json.Slice(nameSlice.Start, nameSlice.Length);
            if (name.SequenceEqual("statusCode"u8)) status = Utf8Parser.TryParse(json.Slice(value.Start, value.Length), out int code, out _) ? code : DefaultStatus;
            else if (name.SequenceEqual("isBase64Encoded"u8)) isBase64 = value.Kind == JsonKind.True;
            else if (name.SequenceEqual("body"u8)) body = value;
            else if (name.SequenceEqual("headers"u8)) headers = value;
            else if (name.SequenceEqual("multiValueHeaders"u8)) lists = value;
        }

        HttpResult result = new UntypedHttpResult(status, ReadBody(json, body, isBase64));
        return WithHeaders(WithHeaders(result, json, lists), json, headers);
    }

    private static ResultBody? ReadBody(ReadOnlySpan<byte> json, JsonSlice body, bool isBase64)
    {
        if (!body.IsString) return null;
        var text = JsonText.Read(json, body);
        return isBase64 ? new BytesBody(Convert.FromBase64String(text)) : new TextBody(text);
    }

    private static HttpResult WithHeaders(HttpResult result, ReadOnlySpan<byte> json, JsonSlice headers)
    {
        if (headers.Kind != JsonKind.Object) return result;
        var members = new JsonCursor(json, headers.Start);
        while (members.NextProperty(out var name, out var value))
        {
            if (value.IsString) result = result.WithHeader(JsonText.Read(json, name), JsonText.Read(json, value));
            if (value.Kind != JsonKind.Array) continue;
            var values = new JsonCursor(json, value.Start);
            while (values.NextElement(out var one))
            {
                if (one.IsString) result = result.WithHeader(JsonText.Read(json, name), JsonText.Read(json, one));
            }
        }

        return result;
    }
}
