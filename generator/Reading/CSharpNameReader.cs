using Microsoft.CodeAnalysis.CSharp;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>Reads names of C# code: identifiers parted by dots. Whether they exist is for Resolving to say.</summary>
internal static class CSharpNameReader
{
    /// <summary>Reads a handler, <c>[Namespace.]Type.Method</c>.</summary>
    /// <returns>The text, or <see langword="null"/> for one that was reported.</returns>
    public static string? ReadHandler(ScalarText text, FileDiagnostics diagnostics)
    {
        if (FindWrongPart(text.Value) is { } wrong)
        {
            var advice = Repair(text.Value, parts: 2) is { } repaired ? $"Write '{repaired}'" : "Its names are C# identifiers, with dots between";
            diagnostics.Report(Descriptors.HandlerName, text.SpanOf(wrong.Start, wrong.Length), text.Value.Substring(wrong.Start, wrong.Length), advice);
            return null;
        }

        if (text.Value.IndexOf('.') >= 0) return text.Value;
        diagnostics.Report(Descriptors.HandlerName, text.Span, text.Value, "A dot parts the type from its method, as in 'Users.Get'");
        return null;
    }

    /// <summary>Reads the name of a namespace or a type.</summary>
    /// <param name="text">The text.</param>
    /// <param name="option">The option it is the value of.</param>
    /// <param name="kind">What it is, with its article.</param>
    /// <param name="diagnostics">Where to report.</param>
    public static string? ReadName(ScalarText text, string option, string kind, FileDiagnostics diagnostics)
    {
        if (FindWrongPart(text.Value) is not { } wrong) return text.Value;
        var advice = Repair(text.Value, parts: 1) is { } repaired ? $"Write '{repaired}'" : "Its names are C# identifiers, with dots between";
        diagnostics.Report(Descriptors.InvalidName, text.SpanOf(wrong.Start, wrong.Length), option, kind, text.Value.Substring(wrong.Start, wrong.Length), advice);
        return null;
    }

    /// <summary>The first stretch that no dotted name holds.</summary>
    private static (int Start, int Length)? FindWrongPart(string text)
    {
        var start = 0;
        while (true)
        {
            var dot = text.IndexOf('.', start);
            var end = dot < 0 ? text.Length : dot;
            // An empty name: the dot that has nothing before or behind it.
            if (end == start) return (Math.Max(0, Math.Min(start, text.Length - 1)), 1);
            if (!SyntaxFacts.IsValidIdentifier(text.Substring(start, end - start))) return FindWrongCharacters(text, start);
            if (dot < 0) return null;
            start = dot + 1;
        }
    }

    private static (int Start, int Length) FindWrongCharacters(string text, int start)
    {
        // 'global::Shop' is wrong as a whole, 'Users::Get' in its colons, 'List<T>' from the bracket on, 'Get()' from the parenthesis on.
        if (string.CompareOrdinal(text, start, "global::", 0, 8) == 0) return (start, 8);
        var wrong = start;
        if (!SyntaxFacts.IsIdentifierStartCharacter(text[wrong])) return (wrong, EndOfWrong(text, wrong) - wrong);
        while (SyntaxFacts.IsIdentifierPartCharacter(text[wrong])) wrong++;
        if (text[wrong] is '<' or '(') return (wrong, text.Length - wrong);
        return (wrong, EndOfWrong(text, wrong) - wrong);
    }

    private static int EndOfWrong(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && text[end] != '.' && !SyntaxFacts.IsIdentifierPartCharacter(text[end])) end++;
        return end;
    }

    /// <summary>What was probably meant: other notations of a method, such as Lambda's <c>Assembly::Type::Method</c>.</summary>
    private static string? Repair(string text, int parts)
    {
        var repaired = text.Trim();
        if (repaired.StartsWith("global::", StringComparison.Ordinal)) repaired = repaired.Substring(8);
        var end = repaired.IndexOfAny(['<', '(']);
        if (end > 0) repaired = repaired.Substring(0, end);
        var assembly = repaired.IndexOf("::", StringComparison.Ordinal);
        if (assembly >= 0 && repaired.IndexOf("::", assembly + 2, StringComparison.Ordinal) > 0) repaired = repaired.Substring(assembly + 2);

        repaired = repaired.Replace("::", ".").Replace("->", ".").Replace('/', '.').Replace('\\', '.').Replace('#', '.').Replace('+', '.').Replace(':', '.').Replace("@", "").Replace("..", ".").Trim('.');
        return repaired != text && FindWrongPart(repaired) is null && repaired.Split('.').Length >= parts ? repaired : null;
    }
}
