using System.Globalization;
using System.Text;

namespace RouteGen.Generator.Emitting;

/// <summary>Text as C# code.</summary>
internal static class Literals
{
    /// <summary>A UTF-8 literal: <c>"id"u8</c>.</summary>
    public static string Utf8(string text) => Of(text) + "u8";

    /// <summary>A string literal with everything escaped that is not plain.</summary>
    public static string Of(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var character in text)
        {
            if (character is '"' or '\\') literal.Append('\\').Append(character);
            else if (character == '\n') literal.Append("\\n");
            else if (char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029') literal.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            else literal.Append(character);
        }

        return literal.Append('"').ToString();
    }

    /// <summary>The quotes of a raw string literal that may hold the text: one more than it has in a row, at least three.</summary>
    public static string RawQuotes(string text)
    {
        var longest = 0;
        var run = 0;
        foreach (var character in text)
        {
            run = character == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return new string('"', Math.Max(3, longest + 1));
    }
}
