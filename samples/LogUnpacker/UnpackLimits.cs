using System.Globalization;

namespace LogUnpacker;

/// <summary>How much an upload may hold. What is declared is looked at before anything is inflated, and what is inflated is counted.</summary>
public sealed record UnpackLimits
{
    /// <summary>The most entries, folders included.</summary>
    public int Entries { get; init; } = 10_000;

    /// <summary>The most bytes of all files together, unpacked.</summary>
    public long Bytes { get; init; } = 2L << 30;

    /// <summary>How many times its packed length a file may be. Text of logs is packed to a twentieth, at times to a hundredth; what deflate can do is a thousandth.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>A file of no more bytes may have any ratio: a page of blanks is no bomb.</summary>
    public long BytesOfAnyRatio { get; init; } = 1 << 20;

    /// <summary>The limits that the environment names; the defaults else.</summary>
    public static UnpackLimits FromEnvironment()
    {
        var defaults = new UnpackLimits();
        return defaults with
        {
            Entries = (int)Number("UNPACK_MAX_ENTRIES", defaults.Entries, most: 100_000),
            Bytes = Number("UNPACK_MAX_BYTES", defaults.Bytes, most: 1L << 40),
            Ratio = (int)Number("UNPACK_MAX_RATIO", defaults.Ratio, most: 2_000),
        };
    }

    // A limit that cannot be read must not become no limit.
    private static long Number(string name, long otherwise, long most)
    {
        if (Environment.GetEnvironmentVariable(name) is not { Length: > 0 } text) return otherwise;
        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most;
        return isNumber ? number : throw new InvalidOperationException($"{name} has to be a whole number from 1 to {most}.");
    }
}
