using RouteGen.Events;

namespace RouteGen.Routing;

/// <summary>The path of a request to be matched on the table's tree, wherever its front keeps it.</summary>
internal static class RequestPath
{
    /// <summary>
    /// Behind a gateway's template the path is the template with its values put in: then neither a stage nor a base path is in it, and only routes that the
    /// template covers can match. Elsewhere it is the whole path of the request.
    /// </summary>
    public static void Fill(HttpExchange http, ReadOnlySpan<byte> template, int limit)
    {
        http.Path.Clear();
        if (!template.IsEmpty && TryFillTemplate(http, template, limit)) return;
        http.Path.Clear();
        if (TryGetWholePath(http, out var path, out var isEncoded)) http.Path.AddPath(WithoutTrailingSlash(http, path), isEncoded, limit);
    }

    private static bool TryFillTemplate(HttpExchange http, ReadOnlySpan<byte> template, int limit)
    {
        // REST hands its values on percent-encoded, HTTP APIs decode them first (aws-semantics 1.4).
        var isEncoded = http.Front == Front.Rest;
        template = WithoutTrailingSlash(http, template[1..]);
        while (true)
        {
            var slash = template.IndexOf((byte)'/');
            var segment = slash < 0 ? template : template[..slash];
            if (!segment.StartsWith("{"u8))
            {
                if (segment.Contains((byte)'{')) return false;
                http.Path.AddSegment(segment, isEncoded: true, isLiteral: true);
            }
            else if (segment.EndsWith("+}"u8))
            {
                // The console's sample events have a slash before the value, which no gateway sends: their path is the better source.
                var rest = ValueOf(http.Event, segment[1..^2]);
                if (rest.IsEmpty || rest[0] == '/') return false;
                http.Path.AllowGreedyFromHere();
                http.Path.AddPath(WithoutTrailingSlash(http, rest), isEncoded, limit);
                return true;
            }
            else
            {
                var value = segment.EndsWith("}"u8) ? ValueOf(http.Event, segment[1..^1]) : default;
                if (value.IsEmpty) return false;
                http.Path.AddSegment(value, isEncoded, isLiteral: false);
            }

            if (slash < 0) break;
            template = template[(slash + 1)..];
        }

        http.Path.AllowNoGreedy();
        return true;
    }

    private static ReadOnlySpan<byte> ValueOf(HttpEvent @event, ReadOnlySpan<byte> name) =>
        @event.TryGetProperty(@event.Fields.PathParameters, name, out var value) ? @event.TextOf(value) : default;

    /// <summary>The path without stage, base path and leading slash, and whether it is still percent-encoded.</summary>
    private static bool TryGetWholePath(HttpExchange http, out ReadOnlySpan<byte> path, out bool isEncoded)
    {
        var @event = http.Event;
        var field = http.Front is Front.HttpApiV2 or Front.FunctionUrl ? @event.Fields.RawPath : @event.Fields.Path;
        path = @event.TextOf(field);
        // An HTTP API decodes its "rawPath" before it builds the event, a Function URL does not (aws-semantics 1.4).
        isEncoded = http.Front != Front.HttpApiV2;
        if (!field.IsString) return false;

        if (http.Front is Front.HttpApiV1 or Front.HttpApiV2 && StageInPath(@event) is { IsEmpty: false } stage) path = WithoutPrefix(path, stage);
        if (http.Router.BasePath is { IsEmpty: false } basePath) path = WithoutPrefix(path, basePath[1..]);
        if (path.StartsWith("/"u8)) path = path[1..];
        return true;
    }

    // An HTTP API puts its stage in front of the path, except $default, and except on a custom domain.
    private static ReadOnlySpan<byte> StageInPath(HttpEvent @event)
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
