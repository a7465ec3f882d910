using System.Text.Unicode;
using RouteGen.Responses;

namespace RouteGen.Hosting;

/// <summary>Text for a line of a text log: what could break the line, or move a terminal's cursor, is written as an escape.</summary>
internal static class LogText
{
    public static void Append(ByteBuffer target, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = PlainLength(text);
            AppendUtf8(target, text[..plain]);
            if (plain == text.Length) return;
            AppendEscape(target, text[plain]);
            text = text[(plain + 1)..];
        }
    }

    private static int PlainLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && !IsEscaped(text[length])) length++;
        return length;
    }

    // A tab is fine: the message is the last of the line's fields.
    private static bool IsEscaped(char character) => (char.IsControl(character) && character != '\t') || character is '\u2028' or '\u2029';

    private static void AppendUtf8(ByteBuffer target, ReadOnlySpan<char> text)
    {
        Utf8.FromUtf16(text, target.GetSpan(3 * text.Length), out _, out var written);
        target.Advance(written);
    }

    private static void AppendEscape(ByteBuffer target, char character)
    {
        var escape = character switch
        {
            '\n' => "\\n",
            '\r' => "\\r",
            _ => $"\\u{(int)character:x4}",
        };
        AppendUtf8(target, escape);
    }
}
