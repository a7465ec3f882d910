using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace RouteGen.Generator.Resolving;

/// <summary>
/// The words of some code, as hashes. Every name that the code binds is among them; a keyword or a word of a text may be too, and two words may share a hash:
/// whoever asks gets too many names now and then, and never too few.
/// </summary>
internal sealed class NameSet
{
    private readonly HashSet<ulong> _names = [];

    /// <summary>Whether a name may be written in a way that this class does not read: with <c>\u</c> escapes or characters that the compiler leaves out.</summary>
    public bool IsUnreadable { get; private set; }

    public static ulong HashOf(string name) => HashOf(name, 0, name.Length);

    /// <summary>Adds the words of a text.</summary>
    public void Add(SourceText text, TextSpan span)
    {
        if (span.IsEmpty) return;
        var code = text.ToString(span);
        for (var start = 0; start < code.Length;)
        {
            var end = start;
            while (end < code.Length && SyntaxFacts.IsIdentifierPartCharacter(code[end]))
            {
                IsUnreadable |= code[end] > '\u007F' && char.GetUnicodeCategory(code[end]) == System.Globalization.UnicodeCategory.Format;
                end++;
            }

            if (end > start) _names.Add(HashOf(code, start, end));
            IsUnreadable |= end + 1 < code.Length && code[end] == '\\' && (code[end + 1] is 'u' or 'U');
            start = end + 1;
        }
    }

    public ulong[] ToArray() => [.. _names];

    // FNV-1a, of 64 bits.
    private static ulong HashOf(string text, int start, int end)
    {
        var hash = 14695981039346656037UL;
        for (var i = start; i < end; i++) hash = unchecked((hash ^ text[i]) * 1099511628211UL);
        return hash;
    }
}
