using System.Text;

namespace LogUnpacker.Zip;

/// <summary>The text of a name. A zip says of a name that it is UTF-8, or says nothing; then it is what it can be: UTF-8, as macOS writes it, else Shift-JIS (CP932), as Windows does in Japan.</summary>
public static class EntryNames
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Lazy<Encoding> ShiftJis = new(() => CodePagesEncodingProvider.Instance.GetEncoding(932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!);

    /// <exception cref="UploadRefusedException">The bytes are no text of these.</exception>
    public static string Decode(ReadOnlySpan<byte> name, bool isUtf8)
    {
        if (TryDecode(Utf8, name) is { } text) return text;
        return (isUtf8 ? null : TryDecode(ShiftJis.Value, name)) ?? throw new UploadRefusedException($"The name of an entry is neither UTF-8 nor Shift-JIS: {Convert.ToHexString(name[..Math.Min(name.Length, 64)])}.");
    }

    private static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> name)
    {
        try
        {
            return encoding.GetString(name);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
