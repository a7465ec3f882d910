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
        Append(hash, QueryOf(http.Event));
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

    // As the event has it: a gateway writes the same query the same way.
    private static ReadOnlySpan<byte> QueryOf(LambdaEvent @event)
    {
        ref readonly var fields = ref @event.Fields;
        var query = fields.RawQueryString.IsString ? fields.RawQueryString
            : fields.MultiValueQueryStringParameters.Kind == JsonKind.Object ? fields.MultiValueQueryStringParameters
            : fields.QueryStringParameters;
        return query.Kind == JsonKind.Missing ? default : @event.Json.Slice(query.Start, query.Length);
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
