using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DeployBot.Local;

/// <summary>Checks Signature Version 4 as AWS does, from what is on the wire.</summary>
internal static class AwsSignature
{
    /// <returns>What is wrong; <see langword="null"/> when it is right.</returns>
    public static string? Problem(WireRequest request, string service, string region, string key, string secret)
    {
        var fields = (request.Headers["Authorization"] ?? "").Replace("AWS4-HMAC-SHA256 ", "", StringComparison.Ordinal).Split(',', StringSplitOptions.TrimEntries).Select(field => field.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var date = request.Headers["X-Amz-Date"] ?? "";
        if (!DateTime.TryParseExact(date, "yyyyMMddTHHmmssZ", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time) || (DateTime.UtcNow - time).Duration() > TimeSpan.FromMinutes(5)) return "the time is missing or wrong";
        var scope = $"{date[..8]}/{region}/{service}/aws4_request";
        if (fields.GetValueOrDefault("Credential") != $"{key}/{scope}") return $"the credential is {fields.GetValueOrDefault("Credential")}, not of {scope}";

        var names = fields.GetValueOrDefault("SignedHeaders", "").Split(';');
        // What decides about the call has to be signed.
        foreach (var name in new[] { "host", "x-amz-target", "x-amz-invocation-type" })
        {
            if (request.Headers[name] is not null && !names.Contains(name, StringComparer.Ordinal)) return $"{name} is not signed";
        }

        var headers = string.Concat(names.Select(name => $"{name}:{request.Headers[name]?.Trim()}\n"));
        var canonical = $"{request.Method}\n{request.Path}\n\n{headers}\n{string.Join(';', names)}\n{Hex(SHA256.HashData(request.Body))}";
        var toSign = $"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signing = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in scope.Split('/')) signing = HMACSHA256.HashData(signing, Encoding.UTF8.GetBytes(part));
        return Hex(HMACSHA256.HashData(signing, Encoding.UTF8.GetBytes(toSign))) == fields.GetValueOrDefault("Signature") ? null : "the signature does not match";
    }

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
}
