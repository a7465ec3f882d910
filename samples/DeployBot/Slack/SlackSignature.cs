using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RouteGen;

namespace DeployBot.Slack;

/// <summary>Lets in what Slack has signed: <c>v0=</c> and the HMAC-SHA256 of <c>v0:timestamp:body</c>, the body as its bytes came.</summary>
public static class SlackSignature
{
    /// <summary>How far the timestamp may be from now, either way. An older request is one that somebody recorded.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public static async ValueTask<HttpResult> Require(HttpRequest request, Next next, Settings settings, TimeProvider time)
    {
        if (settings.SigningSecret is not { } secret)
        {
            request.Context.LogError("DEPLOYBOT_SIGNING_SECRET is not set: nobody is let in.");
            return HttpResults.Problem(503);
        }

        // Two lines of one name: which of them was signed is anybody's guess.
        if (request.GetHeaderAll("X-Slack-Request-Timestamp") is [var timestamp] && request.GetHeaderAll("X-Slack-Signature") is [var signature] && IsValid(secret, timestamp, request.Body.Span, signature, time.GetUtcNow()))
        {
            return await next();
        }

        request.Context.LogWarning("A request without a valid signature of Slack was refused.");
        return HttpResults.Unauthorized(challenge: "Slack-Signature");
    }

    /// <summary>The signature of a body at a time.</summary>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hash.AppendData(body);
        return "v0=" + Convert.ToHexString(hash.GetHashAndReset()).ToLowerInvariant();
    }

    public static bool IsValid(string secret, string timestamp, ReadOnlySpan<byte> body, string signature, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return false;
        // Compared as numbers: a timestamp of nineteen digits is no date.
        if (Math.Abs((double)seconds - now.ToUnixTimeSeconds()) > Window.TotalSeconds) return false;
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(secret, timestamp, body)), Encoding.UTF8.GetBytes(signature));
    }
}
