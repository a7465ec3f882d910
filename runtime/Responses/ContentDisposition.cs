using System.Text;

namespace RouteGen.Responses;

/// <summary>The header that makes a browser save a body under a name (RFC 6266).</summary>
internal static class ContentDisposition
{
    public const string Name = "Content-Disposition";

    /// <summary>The name twice where it is not plain ASCII: for every browser with a <c>_</c> for each odd character, and exactly, as RFC 8187 encodes it.</summary>
    public static string Attachment(string fileName)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        var plain = new StringBuilder(fileName.Length);
        foreach (var rune in fileName.EnumerateRunes()) plain.Append(IsPlain(rune) ? (char)rune.Value : '_');

        var value = $"attachment; filename=\"{plain}\"";
        return fileName == plain.ToString() ? value : $"{value}; filename*=UTF-8''{Uri.EscapeDataString(fileName)}";
    }

    // A quote or a backslash would end the quoted string, a slash is not part of a name, and browsers decode a percent sign.
    private static bool IsPlain(Rune rune) => rune.IsAscii && (char)rune.Value is >= ' ' and <= '~' and not ('"' or '\\' or '/' or '%');
}
