using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;
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
    private const string ReservedCharacters = "@`%,]}";

    private readonly SourceText _text;
    private readonly FileDiagnostics _diagnostics;
    private readonly HashSet<int> _cutLines = [];
    private string _content;
    private char[]? _cleaned;
    private bool _hasTabs;
    private bool _isNestedTooDeep;

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
        for (traps.GoToLine(0); !traps._isNestedTooDeep; traps.GoToLine(traps._line + 1))
        {
            traps.ScanLine();
            if (traps._line + 1 == text.Lines.Count) break;
        }

        return traps._isNestedTooDeep ? null : new CleanText(text, traps.Content(), traps._cutLines);
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

    /// <summary>Scans what a line holds behind its indentation: <c>key: value</c>, with dashes before it or not.</summary>
    private void ScanEntry(int start)
    {
        var valueLine = _valueLine;
        _valueLine = -1;
        var isItem = false;
        while (start < _lineEnd && _content[start] == '-' && IsBlankOrEnd(start + 1))
        {
            isItem = true;
            start = SkipBlanks(start + 1);
        }

        start = SkipProperties(start);
        if (start == _lineEnd) return;
        switch (_content[start])
        {
            case '?' when IsBlankOrEnd(start + 1):
                Trap(Descriptors.KeyIsNotText, start, 1, "'?', by which YAML announces a key of any kind");
                _announcedKeyEnd = _line;
                break;
            case ':' when IsBlankOrEnd(start + 1) && _line == _announcedKeyEnd + 1:
                CutWithLinesBelow(_indent);
                break;
            case ':' when IsBlankOrEnd(start + 1):
                Trap(Descriptors.KeyIsNotText, start, 1, "nothing");
                break;
            case '"' or '\'':
                ScanQuotedKey(start, isItem);
                break;
            case '[' or '{':
                ScanFlowValue(start);
                break;
            case '|' or '>':
                Report(Descriptors.ValueOverLines, start, 1);
                CutWithLinesBelow(IsValueOfOpenKey() ? _openKeyIndent : _indent);
                break;
            case '*' when !IsAnchorName(start + 1):
                Trap(Descriptors.AliasOrAnchor, start, 1, "*", "an alias");
                break;
            case '*' when IsBlankOrEnd(EndOfWord(start)):
                _openKeyIndent = -1;
                break;
            case var character when ReservedCharacters.IndexOf(character) >= 0:
                Trap(Descriptors.ReservedCharacter, start, 1, character);
                break;
            default:
                ScanPlainKey(start, isItem, valueLine);
                break;
        }
    }

    private void ScanQuotedKey(int start, bool isItem)
    {
        var end = EndOfQuoted(start);
        if (end < 0) return;
        var after = SkipBlanks(end);
        if (after < _lineEnd && _content[after] == ':')
        {
            if (IsBlankOrEnd(after + 1)) ScanValue(after + 1);
            else Trap(Descriptors.MissingSpaceAfterColon, after, 1, Slice(start, after) + ": " + Slice(after + 1, EndOfText(after + 1)));
        }
        else if (!isItem && !IsValueOfOpenKey() && IsEndOrComment(after))
        {
            Trap(Descriptors.MissingColon, start, end - start, Slice(start, end) + ":");
        }
    }

    private void ScanPlainKey(int start, bool isItem, int valueLine)
    {
        var end = EndOfPlain(start);
        if (end < _lineEnd && _content[end] == ':')
        {
            var key = Slice(start, end).TrimEnd(' ', '\t');
            // YamlDotNet takes a lone '*' before a colon for part of an alias, and the colon for text.
            if (key.EndsWith(" *", StringComparison.Ordinal)) TrapStarKey(start, key);
            else if (BracketBehindColon(key) is var colon and >= 0) Trap(Descriptors.MissingSpaceAfterColon, start + colon, 1, key.Substring(0, colon) + ": " + Slice(start + colon + 1, EndOfText(start)));
            else if (key.Length > RouteFileLimits.KeyLength) Trap(Descriptors.PathTooLong, start, key.Length, RouteFileLimits.PathLength, "characters", key.Length);
            else ScanValue(end + 1);
            return;
        }

        var mayBeValue = (isItem || IsValueOfOpenKey()) && !RouteVerbs.StartsWithVerb(_content, start, end) && !StartsWithOption(start, end);
        if (mayBeValue)
        {
            _openKeyIndent = -1;
        }
        else if (valueLine >= 0 && _indent > _valueIndent && !RouteVerbs.StartsWithVerb(_content, start, end))
        {
            CutLine(valueLine);
            Trap(Descriptors.ValueOverLines, start, EndOfText(start) - start);
        }
        else
        {
            TrapKeyWithoutColon(start, end);
        }
    }

    /// <summary>The colon in <c>GET /users:{ handler: ...</c>, or -1. With its brace closed, <c>:{id}</c> is a path like any other.</summary>
    private static int BracketBehindColon(string key)
    {
        for (var index = key.Length - 2; index > 0 && key[index] is not ('}' or ']'); index--)
        {
            if (key[index] == ':' && key[index + 1] is '{' or '[') return index;
        }

        return -1;
    }

    private bool StartsWithOption(int start, int end)
    {
        var colon = _content.IndexOf(':', start, end - start);
        return colon > start && RouteOptions.IsKnown(_content.Substring(start, colon - start));
    }

    private void TrapKeyWithoutColon(int start, int end)
    {
        var comment = SkipBlanks(end);
        var textEnd = EndOfText(start);
        var written = Slice(start, textEnd);
        var colon = LastColon(written);
        var hasHandler = colon > 0 && written.IndexOf('.', colon) > 0;
        if (!hasHandler && comment < _lineEnd && _content.IndexOf(':', comment, _lineEnd - comment) >= 0)
        {
            Trap(Descriptors.KeyCutByComment, comment, 1, written);
            return;
        }

        if (colon > 0 && colon < written.Length - 1)
        {
            Trap(Descriptors.MissingSpaceAfterColon, start + colon, 1, written.Substring(0, colon) + ": " + written.Substring(colon + 1).TrimStart(' ', '\t'));
            return;
        }

        var space = written.LastIndexOf(' ');
        var isPair = space > written.IndexOf('/');
        var key = isPair ? written.Substring(0, space).TrimEnd(' ', '\t') : written;
        var value = isPair ? " " + written.Substring(space + 1) : space > 0 ? " Type.Method" : "";
        Trap(Descriptors.MissingColon, start, textEnd - start, key + ":" + value);
    }

    /// <summary>The last colon outside braces; a full-width one, as a Japanese keyboard gives it, is meant as one.</summary>
    private static int LastColon(string written)
    {
        for (var index = written.Length - 1; index > 0 && written[index] != '}'; index--)
        {
            if (written[index] is ':' or '\uFF1A') return index;
        }

        return -1;
    }

    /// <summary>A key that ends in a lone star: what is wrong with it is said as of any key, since the parser will not hand it over.</summary>
    private void TrapStarKey(int start, string key)
    {
        var before = _diagnostics.Count;
        RouteKey.Read(ScalarText.Plain(key, start), _diagnostics);
        if (_diagnostics.Count == before) Report(Descriptors.ReservedCharacter, start + key.Length - 1, 1, "*");
        CutWithLinesBelow(_indent);
    }

    private void ScanValue(int start)
    {
        _openKeyIndent = -1;
        start = SkipProperties(SkipBlanks(start));
        if (IsEndOrComment(start))
        {
            _openKeyIndent = _indent;
            return;
        }

        switch (_content[start])
        {
            case '"' or '\'':
                EndOfQuoted(start);
                break;
            case '[' or '{':
                ScanFlowValue(start);
                break;
            case '|' or '>':
                Trap(Descriptors.ValueOverLines, start, 1);
                break;
            case '*' when !IsAnchorName(start + 1):
                Trap(Descriptors.AliasOrAnchor, start, 1, "*", "an alias");
                break;
            case var character when ReservedCharacters.IndexOf(character) >= 0:
                Trap(Descriptors.ReservedCharacter, start, 1, character);
                break;
            default:
                var end = EndOfPlain(start);
                if (end < _lineEnd && _content[end] == ':') Trap(Descriptors.SecondColon, end, 1);
                else (_valueLine, _valueIndent) = (_line, _indent);
                break;
        }
    }

    /// <summary>The place behind a quoted text, or -1 when it does not end on its line; that is reported.</summary>
    private int EndOfQuoted(int start)
    {
        var end = FindEndOfQuoted(start);
        if (end < 0) Trap(Descriptors.Unclosed, start, 1, "quote is not closed on its line", NameOfQuote(start));
        return end;
    }

    private string NameOfQuote(int start) => _content[start] == '"' ? "double quote" : "single quote";

    private int FindEndOfQuoted(int start)
    {
        var quote = _content[start];
        for (var index = start + 1; index < _lineEnd; index++)
        {
            if (_content[index] == '\\' && quote == '"') index++;
            else if (_content[index] != quote) continue;
            else if (quote == '\'' && index + 1 < _lineEnd && _content[index + 1] == '\'') index++;
            else return index + 1;
        }

        return -1;
    }

    /// <summary>Where an unquoted text outside brackets ends: at a colon that ends a key, at the blanks before a comment, or at the end of the line.</summary>
    private int EndOfPlain(int start)
    {
        for (var index = start; index < _lineEnd; index++)
        {
            if (_content[index] == ':' && IsBlankOrEnd(index + 1)) return index;
            if (_content[index] is ' ' or '\t' && index + 1 < _lineEnd && _content[index + 1] == '#') return index;
        }

        return _lineEnd;
    }

    /// <summary>Where a line's text ends: before a comment and the blanks in front of it.</summary>
    private int EndOfText(int start)
    {
        var end = start;
        for (var index = start; index < _lineEnd; index++)
        {
            if (_content[index] == '#' && index > start && _content[index - 1] is ' ' or '\t') break;
            if (_content[index] is not (' ' or '\t')) end = index + 1;
        }

        return end;
    }

    private bool IsValueOfOpenKey() => _openKeyIndent >= 0 && _indent > _openKeyIndent;

    private bool IsDocumentMarker(int start) =>
        start + 3 <= _lineEnd && IsBlankOrEnd(start + 3) && (string.CompareOrdinal(_content, start, "---", 0, 3) == 0 || string.CompareOrdinal(_content, start, "...", 0, 3) == 0);

    private bool IsBlankOrEnd(int index) => index >= _lineEnd || _content[index] is ' ' or '\t';

    private bool IsEndOrComment(int index) => index >= _lineEnd || (_content[index] == '#' && (index == _lineStart || _content[index - 1] is ' ' or '\t'));

    private bool IsAnchorName(int index) => !IsBlankOrEnd(index) && "[]{},".IndexOf(_content[index]) < 0;

    /// <summary>Skips the anchors and tags before a value, which are for the tree reader to refuse.</summary>
    private int SkipProperties(int index)
    {
        while (index < _lineEnd && _content[index] is '&' or '!')
        {
            while (!IsBlankOrEnd(index)) index++;
            index = SkipBlanks(index);
        }

        return index;
    }

    private int SkipBlanks(int index)
    {
        while (index < _lineEnd && _content[index] is ' ' or '\t') index++;
        return index;
    }

    private int EndOfWord(int index)
    {
        while (index < _lineEnd && _content[index] is not (' ' or '\t' or ':')) index++;
        return index;
    }

    private string Slice(int start, int end) => _content.Substring(start, end - start);

    private void GoToLine(int line)
    {
        _line = line;
        var span = _text.Lines[line].Span;
        (_lineStart, _lineEnd) = (span.Start, span.End);
        _indent = IndentOf(_lineStart, _lineEnd);
    }

    private int IndentOf(int start, int end)
    {
        var index = start;
        while (index < end && _content[index] == ' ') index++;
        return index - start;
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
