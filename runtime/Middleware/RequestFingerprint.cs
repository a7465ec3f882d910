using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using RouteGen.Binding;
using RouteGen.Events;

namespace RouteGen.Middleware;

/// <summary>Hashes by which requests are told apart. Each part goes in with its length before it, so that no two lists of parts are the same bytes.</summary>
internal static class RequestFingerprint
{
    /// <summary>What a request asks for: method, route, path, query and body.</summary>
    /// <exception cref="BadRequestException">The body is not the base64 that the event says it is.</exception>
    public static string Of(HttpRequest request)
    {
        var http = request.Exchange;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, request.Method);
        Append(hash, request.Route);
        Append(hash, request.Path);
        AppendQuery(hash, http.Event);
        Append(hash, http.BodySpan);
        return Base64UrlText.Of(hash.GetHashAndReset());
    }

    /// <summary>A key as the caller's own.</summary>
    public static string OfKey(HttpRequest request, string? caller, string key)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, request.Context.TenantId);
        if (caller is not null)
        {
            Append(hash, "caller");
            Append(hash, caller);
        }
        else if (Authorizer.CallerOf(request.Exchange.Event) is var (issuer, subject))
        {
            Append(hash, "authorizer");
            Append(hash, issuer);
            Append(hash, subject);
        }
        else
        {
            Append(hash, "headers");
            Append(hash, request.GetHeader("authorization") ?? "");
            Append(hash, request.GetHeader("x-api-key") ?? "");
        }

        Append(hash, key);
        return Base64UrlText.Of(hash.GetHashAndReset());
    }

    // What is not there, null and empty are the same: the event tells of no query in each of these ways.
    private static void AppendQuery(IncrementalHash hash, LambdaEvent @event)
    {
        ref readonly var fields = ref @event.Fields;
        if (fields.RawQueryString.IsString)
        {
            if (fields.RawQueryString.Length > 0) Append(hash, @event.TextOf(fields.RawQueryString));
            return;
        }

        var map = fields.MultiValueQueryStringParameters.Kind == JsonKind.Object ? fields.MultiValueQueryStringParameters : fields.QueryStringParameters;
        if (map.Kind != JsonKind.Object) return;
        var pairs = new JsonCursor(@event.Json, map.Start);
        while (pairs.NextProperty(out var name, out var value))
        {
            if (value.IsString) AppendPair(hash, @event, name, value);
            if (value.Kind != JsonKind.Array) continue;
            var values = new JsonCursor(@event.Json, value.Start);
            while (values.NextElement(out var one)) AppendPair(hash, @event, name, one);
        }
    }

    private static void AppendPair(IncrementalHash hash, LambdaEvent @event, JsonSlice name, JsonSlice value)
    {
        Append(hash, @event.TextOf(name));
        Append(hash, @event.TextOf(value));
    }

    private static void Append(IncrementalHash hash, string part) => Append(hash, Encoding.UTF8.GetBytes(part));

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
