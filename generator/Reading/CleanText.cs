using Microsoft.CodeAnalysis.Text;

namespace RouteGen.Generator.Reading;

/// <summary>A route file's text with the lines blanked out that hold traps, every other character in its place.</summary>
internal sealed class CleanText
{
    private readonly SourceText _original;
    private readonly HashSet<int> _cutLines;

    /// <summary>For each line the next one with something on it, if that was blanked out, or -1.</summary>
    private readonly int[] _cutLineBelow = [];

    public CleanText(SourceText original, string content, HashSet<int> cutLines)
    {
        _original = original;
        _cutLines = cutLines;
        Content = content;
        if (cutLines.Count == 0) return;

        _cutLineBelow = new int[original.Lines.Count];
        _cutLineBelow[original.Lines.Count - 1] = -1;
        for (var line = original.Lines.Count - 2; line >= 0; line--)
        {
            if (IsBlankOrComment(line + 1)) _cutLineBelow[line] = _cutLineBelow[line + 1];
            else _cutLineBelow[line] = cutLines.Contains(line + 1) ? line + 1 : -1;
        }
    }

    public string Content { get; }

    /// <summary>Whether something under a key was blanked out, so that the key is not to blame for what it lacks.</summary>
    /// <param name="entry">The key, with what is left of its value.</param>
    public bool IsCutBelow(TextSpan entry)
    {
        if (_cutLines.Count == 0) return false;
        var keyLine = _original.Lines.GetLineFromPosition(entry.Start);
        var lastLine = _original.Lines.GetLineFromPosition(entry.End).LineNumber;
        for (var line = keyLine.LineNumber + 1; line <= lastLine; line++)
        {
            if (_cutLines.Contains(line)) return true;
        }

        var below = _cutLineBelow[lastLine];
        return below >= 0 && IsDeeper(below, entry.Start - keyLine.Start);
    }

    /// <summary>Whether a line is indented deeper than a column; how deep a tab is meant to be is not known.</summary>
    private bool IsDeeper(int line, int column)
    {
        var span = _original.Lines[line].Span;
        var indent = 0;
        while (indent < span.Length && _original[span.Start + indent] == ' ') indent++;
        return indent > column || (indent < span.Length && _original[span.Start + indent] == '\t');
    }

    private bool IsBlankOrComment(int line)
    {
        var span = _original.Lines[line].Span;
        for (var index = span.Start; index < span.End; index++)
        {
            if (_original[index] is not (' ' or '\t')) return _original[index] == '#';
        }

        return true;
    }
}
