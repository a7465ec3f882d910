using System.IO.Compression;

namespace RouteGen.Middleware;

/// <summary>What <see cref="Compression"/> compresses, and how well.</summary>
public sealed class CompressionOptions
{
    private static readonly string[] TextTypes =
    [
        "text/*", "*+json", "*+xml", "application/json", "application/xml", "application/javascript", "application/x-ndjson", "application/yaml", "application/wasm",
    ];

    // After what it begins with.
    internal static readonly CompressionOptions Default = new();

    /// <summary>Bodies longer than that many bytes are compressed; 1,024. A shorter one fits into one packet as it is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int Above
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 1024;

    /// <summary>
    /// How much time to spend; <see cref="CompressionLevel.Fastest"/>, which for 100 KB of JSON takes half a millisecond of a whole CPU and leaves a third with Brotli,
    /// nearly half with gzip. <see cref="CompressionLevel.Optimal"/> takes four times as long for a tenth less (gzip: a third less).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none that compresses.</exception>
    public CompressionLevel Level
    {
        get;
        init => field = value is CompressionLevel.Fastest or CompressionLevel.Optimal or CompressionLevel.SmallestSize
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A level is Fastest, Optimal or SmallestSize.");
    } = CompressionLevel.Fastest;

    /// <summary>
    /// The types to compress: a whole one (<c>application/json</c>), all of a kind (<c>text/*</c>) or all with a suffix (<c>*+json</c>). Unless set, text, JSON, XML,
    /// SVG, scripts and WebAssembly: images, sound and archives are compressed already.
    /// </summary>
    /// <exception cref="ArgumentException">One of them has neither of these forms.</exception>
    public IReadOnlyList<string> ContentTypes
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            foreach (var type in value)
            {
                if (!IsPattern(type)) throw new ArgumentException($"'{type}' is no content type: write 'application/json', 'text/*' or '*+json'.", nameof(value));
            }

            field = [.. value];
        }
    } = TextTypes;

    /// <summary>Whether a body of that type is compressed.</summary>
    internal bool Takes(string? contentType)
    {
        if (contentType is null) return false;
        var semicolon = contentType.IndexOf(';', StringComparison.Ordinal);
        var type = (semicolon < 0 ? contentType : contentType.AsSpan(0, semicolon)).Trim(" \t");
        foreach (var pattern in ContentTypes)
        {
            if (Fits(type, pattern)) return true;
        }

        return false;
    }

    private static bool Fits(ReadOnlySpan<char> type, string pattern)
    {
        if (pattern.StartsWith('*')) return type.EndsWith(pattern.AsSpan(1), StringComparison.OrdinalIgnoreCase);
        return pattern.EndsWith('*')
            ? type.StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.OrdinalIgnoreCase)
            : type.Equals(pattern, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsPattern(string? type)
    {
        if (type is null) return false;
        if (type.StartsWith("*+", StringComparison.Ordinal)) return Responses.HeaderField.IsToken(type[2..]);
        return type.Split('/') is [var kind, var name] && kind != "*" && Responses.HeaderField.IsToken(kind) && Responses.HeaderField.IsToken(name) && (name == "*" || !name.Contains('*', StringComparison.Ordinal));
    }
}
