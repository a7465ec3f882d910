using Microsoft.CodeAnalysis.Text;

namespace RouteGen.Generator.Reading;

/// <summary>A route file's text with the lines blanked out that hold traps, every other character in its place.</summary>
internal sealed class CleanText(SourceText original, string content, HashSet<int> cutLines)
{
    public string Content { get; } = content;

    /// <summary>Whether something that stood under a key was blanked out: a key that lacks something now is not to blame.</summary>
    public bool IsCutBelow(TextSpan key)
    {
        if (cutLines.Count == 0) return false;
        var keyLine = original.Lines.GetLineFromPosition(key.Start);
        for (var line = keyLine.LineNumber + 1; line < original.Lines.Count; line++)
        {
            if (cutLines.Contains(line)) return true;
            var span = original.Lines[line].Span;
            var indent = 0;
            while (indent < span.Length && original[span.Start + indent] is ' ' or '\t') indent++;
            if (indent < span.Length && original[span.Start + indent] != '#' && indent <= key.Start - keyLine.Start) return false;
        }

        return false;
    }
}
