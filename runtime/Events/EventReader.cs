using System.Runtime.CompilerServices;

namespace RouteGen.Events;

/// <summary>
/// The first of two stages: one pass over the top level of an event. It always runs to the end, since the order of keys is not fixed and
/// a look at the first few could take an authorizer's event for a request; the second stage opens only what a route binds.
/// </summary>
internal static class EventReader
{
    /// <summary>Finds the fields of an event.</summary>
    /// <returns><see langword="false"/> when the event is JSON but no object, as a direct invocation may send.</returns>
    /// <exception cref="EventException">The event is not JSON.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)] // There is much to inline into it, and a compiler inlines only so much into one method.
    public static bool TryRead(ReadOnlySpan<byte> json, out EventFields fields)
    {
        fields = default;
        var start = JsonCursor.AfterWhitespace(json, 0);
        if (start == json.Length || json[start] != '{')
        {
            var end = JsonCursor.ReadValue(json, start).End;
            if (!JsonCursor.IsAtEnd(json, end)) throw EventException.Malformed(end);
            return false;
        }

        var cursor = new JsonCursor(json, start);
        while (cursor.NextProperty(out var name, out var value)) Note(json.Slice(name.Start, name.Length), value, ref fields);
        if (!JsonCursor.IsAtEnd(json, cursor.Position)) throw EventException.Malformed(cursor.Position);
        return true;
    }

    // By length first: of the twenty-odd names, at most three share one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Note(ReadOnlySpan<byte> name, JsonSlice value, ref EventFields fields)
    {
        switch (name.Length)
        {
            case 4:
                if (name.SequenceEqual("path"u8)) fields.Path = value;
                else if (name.SequenceEqual("body"u8)) fields.Body = value;
                else if (name.SequenceEqual("type"u8)) fields.Type = value;
                break;
            case 6:
                if (name.SequenceEqual("source"u8)) fields.Source = value;
                break;
            case 7:
                if (name.SequenceEqual("headers"u8)) fields.Headers = value;
                else if (name.SequenceEqual("version"u8)) fields.Version = value;
                else if (name.SequenceEqual("rawPath"u8)) fields.RawPath = value;
                else if (name.SequenceEqual("cookies"u8)) fields.Cookies = value;
                else if (name.SequenceEqual("Records"u8)) fields.Records = value;
                break;
            case 8:
                if (name.SequenceEqual("resource"u8)) fields.Resource = value;
                else if (name.SequenceEqual("routeKey"u8)) fields.RouteKey = value;
                else if (name.SequenceEqual("routeArn"u8)) fields.RouteArn = value;
                break;
            case 9:
                if (name.SequenceEqual("methodArn"u8)) fields.MethodArn = value;
                else if (name.SequenceEqual("resources"u8)) fields.Resources = value;
                break;
            case 10:
                if (name.SequenceEqual("httpMethod"u8)) fields.HttpMethod = value;
                break;
            case 11:
                if (name.SequenceEqual("detail-type"u8)) fields.DetailType = value;
                break;
            case 13:
                if (name.SequenceEqual("triggerSource"u8)) fields.TriggerSource = value;
                break;
            case 14:
                if (name.SequenceEqual("pathParameters"u8)) fields.PathParameters = value;
                else if (name.SequenceEqual("requestContext"u8)) fields.RequestContext = value;
                else if (name.SequenceEqual("rawQueryString"u8)) fields.RawQueryString = value;
                break;
            case 15:
                if (name.SequenceEqual("isBase64Encoded"u8)) fields.IsBase64Encoded = value;
                break;
            case 17:
                if (name.SequenceEqual("multiValueHeaders"u8)) fields.MultiValueHeaders = value;
                break;
            case 21:
                if (name.SequenceEqual("queryStringParameters"u8)) fields.QueryStringParameters = value;
                break;
            case 31:
                if (name.SequenceEqual("multiValueQueryStringParameters"u8)) fields.MultiValueQueryStringParameters = value;
                break;
        }
    }
}
