using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace BranchPreview.Payments;

/// <summary>Compared in constant time: how long a wrong signature takes tells nothing of the right one.</summary>
internal static class WebhookSignature
{
    /// <summary>How old a webhook may be, and how far ahead its sender's clock: what was overheard is of no use for long.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public static bool IsRecent(long seconds, DateTimeOffset now) => Math.Abs(now.ToUnixTimeSeconds() - (decimal)seconds) <= (decimal)Window.TotalSeconds;

    public static bool IsHex(string signature, string secret, ReadOnlySpan<byte> signed)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed, hash);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Convert.ToHexString(hash).ToLowerInvariant()), Encoding.UTF8.GetBytes(signature));
    }

    public static bool IsBase64(string signature, string secret, ReadOnlySpan<byte> signed)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed, hash);
        Span<byte> text = stackalloc byte[Base64.GetMaxEncodedToUtf8Length(SHA256.HashSizeInBytes)];
        Base64.EncodeToUtf8(hash, text, out _, out _);
        return CryptographicOperations.FixedTimeEquals(text, Encoding.UTF8.GetBytes(signature));
    }
}
