using System.Buffers;
using RouteGen.Events;

namespace RouteGen.Routing;

/// <summary>The path of a request to be matched on the table's tree, wherever its front keeps it.</summary>
internal static class RequestPath
{
    /// <summary>
    /// Behind a gateway's template the path is the template with its values put in, so neither a stage nor a base path is in it. Behind a greedy one only
    /// routes that it covers can match: <c>/admin/{proxy+}</c> reaches nothing but what the table has under <c>/admin</c>. Elsewhere it is the whole path of the request.
    /// </summary>
    public static void Fill(HttpExchange http) => Fill(http, http.Path, decodes: true);

    /// <summary>The same path, segment by segment as it came.</summary>
    public static PathSegments WithoutDecoding(HttpExchange http)
    {
        var segments = new PathSegments();
        Fill(http, segments, decodes: false);
        return segments;
    }

    private static void Fill(HttpExchange http, PathSegments segments, bool decodes)
    {
        var limit = http.Router.Tables.MaxSegments;
        var template = GatewayTemplate.Of(http.Event);
        segments.Clear();
        if (!template.IsEmpty && TryFillTemplate(http, segments, template, limit, decodes)) return;
        segments.Clear();
        if (TryGetWholePath(http, out var path, out var isEncoded)) segments.AddPath(WithoutTrailingSlash(http, path), isEncoded && decodes, limit);
    }

    private static bool TryFillTemplate(HttpExchange http, PathSegments segments, ReadOnlySpan<byte> template, int limit, bool decodes)
    {
        // REST hands its values on percent-encoded, HTTP APIs decode them first.
        var isEncoded = http.Front == Front.Rest && decodes;
        var isGreedy = template.EndsWith("+}"u8);
        template = WithoutTrailingSlash(http, template[1..]);
        while (true)
        {
            var slash = template.IndexOf((byte)'/');
            var segment = slash < 0 ? template : template[..slash];
            if (!segment.Contains((byte)'{'))
            {
                segments.AddSegment(segment, isEncoded: decodes, isLiteral: isGreedy);
            }
            else if (segment.StartsWith("{"u8) && segment.EndsWith("+}"u8))
            {
                if (!TryGetValue(http.Event, segment[1..^2], out var rest)) return false;
                // The console's sample event of /{proxy+} has a slash before the value: its path is the better source. Behind a prefix the slash is
                // the client's own, as in /admin/%2Fusers/me, and the whole path would lead to routes that the template does not cover.
                if (segments.Count == 0 && (rest.IsEmpty || rest[0] == '/')) return false;
                segments.AllowGreedyFromHere();
                segments.AddPath(WithoutTrailingSlash(http, rest), isEncoded, limit);
                return true;
            }
            else
            {
                var isWhole = segment.IndexOf((byte)'}') == segment.Length - 1 && segment[0] == '{';
                ReadOnlySpan<byte> value;
                if (!(isWhole ? TryGetValue(http.Event, segment[1..^1], out value) : TryFillMixed(http.Event, segment, isEncoded, out value))) return false;
                segments.AddSegment(value, isEncoded && isWhole, isLiteral: false);
            }

            if (slash < 0) return true;
            template = template[(slash + 1)..];
        }
    }

    // No gateway has mixed segments; the table has, and so may a test event that names a route of the table.
    private static bool TryFillMixed(LambdaEvent @event, ReadOnlySpan<byte> segment, bool isEncoded, out ReadOnlySpan<byte> text)
    {
        text = default;
        var filled = new ArrayBufferWriter<byte>();
        while (segment.IndexOf((byte)'{') is >= 0 and var start && segment[start..].IndexOf((byte)'}') is > 0 and var length)
        {
            if (!TryGetValue(@event, segment.Slice(start + 1, length - 1), out var value)) return false;
            filled.Write(segment[..start]);
            filled.Advance(isEncoded ? PercentEncoding.Decode(value, filled.GetSpan(value.Length), plusIsSpace: false) : Copy(value, filled.GetSpan(value.Length)));
            segment = segment[(start + length + 1)..];
        }

        filled.Write(segment);
        text = filled.WrittenSpan;
        return true;

        static int Copy(ReadOnlySpan<byte> value, Span<byte> room)
        {
            value.CopyTo(room);
            return value.Length;
        }
    }

    private static bool TryGetValue(LambdaEvent @event, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> text)
    {
        var isPresent = @event.TryGetProperty(@event.Fields.PathParameters, name, out var value) && value.Kind != JsonKind.Null;
        text = @event.TextOf(value);
        return isPresent;
    }

    /// <summary>The path without stage, base path and leading slash, and whether it is still percent-encoded.</summary>
    private static bool TryGetWholePath(HttpExchange http, out ReadOnlySpan<byte> path, out bool isEncoded)
    {
        var @event = http.Event;
        var field = http.Front is Front.HttpApiV2 or Front.FunctionUrl ? @event.Fields.RawPath : @event.Fields.Path;
        path = @event.TextOf(field);
        // An HTTP API decodes its "rawPath" before it builds the event, a Function URL does not.
        isEncoded = http.Front != Front.HttpApiV2;
        if (!field.IsString) return false;

        if (http.Front is Front.HttpApiV1 or Front.HttpApiV2 && StageInPath(@event) is { IsEmpty: false } stage) path = WithoutPrefix(path, stage);
        if (http.Router.BasePath is { IsEmpty: false } basePath) path = WithoutPrefix(path, basePath[1..]);
        if (path.StartsWith("/"u8)) path = path[1..];
        return true;
    }

    // An HTTP API puts its stage in front of the path, except $default, and except on a custom domain.
    private static ReadOnlySpan<byte> StageInPath(LambdaEvent @event)
    {
        var stage = @event.TextOf(@event.RequestContext.Stage);
        if (stage.SequenceEqual("$default"u8)) return default;
        var domain = @event.TextOf(@event.RequestContext.DomainName);
        return domain.IsEmpty || domain.IndexOf(".execute-api."u8) >= 0 ? stage : default;
    }

    // Whole segments only: the stage "prod" is no prefix of "/products".
    private static ReadOnlySpan<byte> WithoutPrefix(ReadOnlySpan<byte> path, ReadOnlySpan<byte> prefix)
    {
        if (!path.StartsWith("/"u8) || !path[1..].StartsWith(prefix)) return path;
        var rest = path[(prefix.Length + 1)..];
        return rest.IsEmpty || rest[0] == '/' ? rest : path;
    }

    private static ReadOnlySpan<byte> WithoutTrailingSlash(HttpExchange http, ReadOnlySpan<byte> path) =>
        http.Router.IgnoresTrailingSlash && path.EndsWith("/"u8) ? path[..^1] : path;
}
