using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace LogUnpacker.Local;

/// <summary>An object.</summary>
public sealed record S3Object(byte[] Content, string ETag)
{
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "S3's entity tags are MD5.")]
    public static string TagOf(byte[] content) => Convert.ToHexStringLower(MD5.HashData(content));
}

/// <summary>The parts of an object that is not complete.</summary>
internal sealed class S3Parts
{
    private const int LeastBytes = 5 << 20;

    private readonly SortedDictionary<int, byte[]> _parts = [];

    public string Add(int number, byte[] content)
    {
        _parts[number] = content;
        return S3Object.TagOf(content);
    }

    /// <summary>The object; <see langword="null"/> when a part that is not the last one is too short.</summary>
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "S3's entity tags are MD5.")]
    public S3Object? Join()
    {
        if (_parts.Count == 0 || _parts.Values.SkipLast(1).Any(part => part.Length < LeastBytes)) return null;
        byte[] hashes = [.. _parts.Values.SelectMany(part => MD5.HashData(part))];
        return new S3Object([.. _parts.Values.SelectMany(part => part)], $"{S3Object.TagOf(hashes)}-{_parts.Count}");
    }
}
