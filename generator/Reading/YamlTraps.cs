using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>
/// Looks through the lines of a route file for what YAML reads differently from what was meant, and says so where it stands: the parser would
/// report the line after, in its own terms, or nothing at all. A line that holds a trap is blanked out, with what is indented under it, so that
/// the parser sees the rest of the file and one mistake gives one diagnostic.
/// </summary>
/// <remarks>Every value of a route file stands on one line, so only brackets carry a state from one line to the next.</remarks>
internal sealed partial class YamlTraps
{
    private readonly SourceText _text;
    private readonly FileDiagnostics _diagnostics;
    private readonly HashSet<int> _cutLines = [];
    private string _content;
    private char[]? _cleaned;
    private bool _hasTabs;

    /// <summary>Whether the text is so far from YAML that the parser must not see it.</summary>
    private bool _isRefused;

    // The line being scanned.
    private int _line;
    private int _lineStart;
    private int _lineEnd;
    private int _indent;

    /// <summary>The indentation of a key that has no value on its own line: what is indented deeper below it may be the value. -1 for none.</summary>
    private int _openKeyIndent = -1;

    /// <summary>The last line with a key and an unquoted value, which a line below could go on, and its indentation. -1 for none.</summary>
    private int _valueLine = -1;
    private int _valueIndent;

    /// <summary>The last line of a key that <c>?</c> announces: its value follows, and is not one more mistake.</summary>
    private int _announcedKeyEnd = -2;

    private YamlTraps(SourceText text, FileDiagnostics diagnostics)
    {
        _text = text;
        _content = text.ToString();
        _diagnostics = diagnostics;
    }

    /// <summary>Reports the traps in a text.</summary>
    /// <returns>The text without them, or <see langword="null"/> for a text that the parser must not see.</returns>
    public static CleanText? Remove(SourceText text, FileDiagnostics diagnostics)
    {
        var traps = new YamlTraps(text, diagnostics);
        traps.RemoveUnreadableLines();
        for (traps.GoToLine(0); !traps._isRefused; traps.GoToLine(traps._line + 1))
        {
            traps.ScanLine();
            if (traps._line + 1 == text.Lines.Count) break;
        }

        return traps._isRefused ? null : new CleanText(text, traps.Content(), traps._cutLines);
    }

    private string Content() => _cleaned is null ? _content : new string(_cleaned);

    private void RemoveUnreadableLines()
    {
        // One look at the whole text first: the lines are looked at only when there is something to find.
        var unreadable = UnreadableCharacters.Find(_content, 0, _content.Length);
        if (unreadable < 0) return;

        // A file in another encoding has one on every line: the first says it all.
        Report(Descriptors.UnreadableCharacter, unreadable, 1, UnreadableCharacters.NameOf(_content[unreadable]), UnreadableCharacters.ReasonAgainst(_content[unreadable]));
        for (var line = 0; line < _text.Lines.Count; line = _line + 1)
        {
            GoToLine(line);
            if (UnreadableCharacters.Find(_content, _lineStart, _lineEnd) >= 0) CutWithLinesBelow(_indent);
        }

        _content = Content();
    }

    private void ScanLine()
    {
        var start = _lineStart + _indent;
        var first = SkipBlanks(start);
        if (IsEndOrComment(first))
        {
            // A tab before nothing or before a comment is good YAML, which YamlDotNet refuses.
            if (first > start) Blank(start, first);
        }
        else if (first > start)
        {
            // How deep the line was meant to be is not known, so what follows is read as it stands.
            ReportTab(start);
            CutLine(_line);
        }
        else if (_indent == 0 && _content[start] == '%')
        {
            Trap(Descriptors.Directive, start, 1);
        }
        else if (_indent == 0 && IsDocumentMarker(start))
        {
            _openKeyIndent = -1;
        }
        else
        {
            ScanEntry(start);
        }
    }

    private void GoToLine(int line)
    {
        _line = line;
        var span = _text.Lines[line].Span;
        (_lineStart, _lineEnd) = (span.Start, span.End);
        _indent = IndentOf(_lineStart, _lineEnd);
    }

    /// <summary>An editor that indents with tabs does so on every line: the first says it all.</summary>
    private void ReportTab(int start)
    {
        if (_hasTabs) return;
        var end = start;
        while (_content[end] == '\t') end++;
        Report(Descriptors.TabIndentation, start, end - start);
        _hasTabs = true;
    }

    private void Report(DiagnosticDescriptor descriptor, int start, int length, params object[] arguments) => _diagnostics.Report(descriptor, new TextSpan(start, length), arguments);

    private void Trap(DiagnosticDescriptor descriptor, int start, int length, params object[] arguments)
    {
        Report(descriptor, start, length, arguments);
        CutWithLinesBelow(_indent);
    }

    /// <summary>Blanks out the line and the lines below it that are indented deeper than a column, and leaves the scan at the last of them.</summary>
    private void CutWithLinesBelow(int indent)
    {
        _openKeyIndent = -1;
        _valueLine = -1;
        CutLine(_line);
        while (_line + 1 < _text.Lines.Count)
        {
            var next = _text.Lines[_line + 1].Span;
            var nextIndent = IndentOf(next.Start, next.End);
            if (nextIndent <= indent && nextIndent < next.Length) return;
            CutLine(++_line);
        }
    }

    private void CutLine(int line)
    {
        _cutLines.Add(line);
        Blank(_text.Lines[line].Start, _text.Lines[line].End);
    }

    private void Blank(int start, int end)
    {
        _cleaned ??= _content.ToCharArray();
        for (var index = start; index < end; index++) _cleaned[index] = ' ';
    }
}
