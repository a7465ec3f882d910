using System.Buffers.Text;
using System.Text;
using RouteGen.Events;

namespace RouteGen.Responses;

/// <summary>Reads the response formats of gateways and load balancers.</summary>
internal static class ProxyResponse
{
    private const int DefaultStatus = 200;
    private const int BadGateway = 502;

    /// <summary>Reads one response, JSON.</summary>
    /// <param name="json">The response.</param>
    /// <param name="mayBeBare">Whether JSON without a <c>statusCode</c> is a body by itself, as it is behind HTTP APIs with payload format 2.0 and Function URLs.</param>
    /// <exception cref="InvalidOperationException">It is no JSON object.</exception>
    public static HttpResult Read(ReadOnlySpan<byte> json, bool mayBeBare = false)
    {
        try
        {
            var start = JsonCursor.AfterWhitespace(json, 0);
            return mayBeBare && !HasStatus(json, start) ? ReadBare(json, start) : ReadObject(json);
        }
        catch (EventException malformed)
        {
            // The handler's mistake, and not the sender's of the event.
            throw new InvalidOperationException("The result that the handler returned does not serialize to a response.", malformed);
        }
    }

    /// <summary>The status of a response, without reading the rest of it. What a gateway could not read it answers by 502.</summary>
    public static int StatusOf(ReadOnlySpan<byte> json)
    {
        try
        {
            var start = JsonCursor.AfterWhitespace(json, 0);
            if (start == json.Length || json[start] != '{') return DefaultStatus;
            var members = new JsonCursor(json, start);
            while (members.NextProperty(out var name, out var value))
            {
                if (json.Slice(name.Start, name.Length).SequenceEqual("statusCode"u8)) return Utf8Parser.TryParse(json.Slice(value.Start, value.Length), out int code, out _) ? code : DefaultStatus;
            }

            return DefaultStatus;
        }
        catch (EventException)
        {
            return BadGateway;
        }
    }

    // The gateway takes the quotes off a text.
    private static UntypedHttpResult ReadBare(ReadOnlySpan<byte> json, int start)
    {
        if (json.IsEmpty) return new UntypedHttpResult(DefaultStatus);
        var value = JsonCursor.ReadValue(json, start);
        var text = value.IsString ? JsonText.Read(json, value) : Encoding.UTF8.GetString(json);
        return new UntypedHttpResult(DefaultStatus, new TextBody(text)).WithHeader(HeaderField.ContentType, "application/json");
    }

    private static bool HasStatus(ReadOnlySpan<byte> json, int start)
    {
        if (start == json.Length || json[start] != '{') return false;
        var members = new JsonCursor(json, start);
        while (members.NextProperty(out var name, out _))
        {
            if (json.Slice(name.Start, name.Length).SequenceEqual("statusCode"u8)) return true;
        }

        return false;
    }

    private static HttpResult ReadObject(ReadOnlySpan<byte> json)
    {
        var (status, isBase64) = (DefaultStatus, false);
        JsonSlice body = default, headers = default, lists = default, cookies = default;
        var members = new JsonCursor(json, JsonCursor.AfterWhitespace(json, 0));
        while (members.NextProperty(out var nameSlice, out var value))
        {
            var name = json.Slice(nameSlice.Start, nameSlice.Length);
            if (name.SequenceEqual("statusCode"u8)) status = Utf8Parser.TryParse(json.Slice(value.Start, value.Length), out int code, out _) ? code : DefaultStatus;
            else if (name.SequenceEqual("isBase64Encoded"u8)) isBase64 = value.Kind == JsonKind.True;
            else if (name.SequenceEqual("body"u8)) body = value;
            else if (name.SequenceEqual("headers"u8)) headers = value;
            else if (name.SequenceEqual("multiValueHeaders"u8)) lists = value;
            else if (name.SequenceEqual("cookies"u8)) cookies = value;
        }

        HttpResult result = new UntypedHttpResult(status, ReadBody(json, body, isBase64));
        result = WithHeaders(WithHeaders(result, json, lists), json, headers);
        if (cookies.Kind != JsonKind.Array) return result;
        var all = new JsonCursor(json, cookies.Start);
        while (all.NextElement(out var cookie))
        {
            if (cookie.IsString) result = result.WithHeader(HeaderField.SetCookie, JsonText.Read(json, cookie));
        }

        return result;
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
