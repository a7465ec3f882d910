using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <content>Text between brackets, which YAML calls flow style and reads by rules of its own: over lines, and with braces that mean something.</content>
internal sealed partial class YamlTraps
{
    private readonly int[] _openBrackets = new int[RouteFileLimits.Depth];
    private readonly List<(DiagnosticDescriptor Descriptor, TextSpan Span, object[] Arguments)> _flowTraps = [];
    private int _depth;
    private int _unclosedBrackets;

    private void ScanFlowValue(int start)
    {
        var openingLine = _line;
        _openKeyIndent = -1;
        _flowTraps.Clear();
        var end = ScanFlow(start);
        if (_isRefused) return;
        if (_depth > 0)
        {
            // What was found behind a bracket that is never closed means nothing: it is scanned again, as the lines it was meant to be. That may
            // be as far as the end of the file each time, so it is not done for any number of brackets.
            var bracket = _openBrackets[_depth - 1];
            _isRefused = ++_unclosedBrackets > RouteFileLimits.Depth;
            GoToLine(openingLine);
            Trap(Descriptors.Unclosed, bracket, 1, "bracket is never closed", _content[bracket] == '[' ? "']'" : "'}'");
        }
        else if (_flowTraps.Count > 0)
        {
            foreach (var (descriptor, span, arguments) in _flowTraps) _diagnostics.Report(descriptor, span, arguments);
            for (var line = openingLine; line < _line; line++) CutLine(line);
            CutWithLinesBelow(_indent);
        }
        else
        {
            var colon = SkipBlanks(end);
            if (colon < _lineEnd && _content[colon] == ':' && IsBlankOrEnd(colon + 1)) ScanValue(colon + 1);
        }
    }

    /// <summary>Scans from an opening bracket to its partner.</summary>
    /// <returns>The place behind the partner; <see cref="_depth"/> is above 0 when there is none, with the open bracket on top.</returns>
    private int ScanFlow(int start)
    {
        _depth = 0;
        var index = start;
        while (true)
        {
            if (index >= _lineEnd)
            {
                if (_line + 1 == _text.Lines.Count) return index;
                GoToLine(_line + 1);
                index = _lineStart + _indent;
                ReplaceTabs(index);
                continue;
            }

            switch (_content[index])
            {
                case ' ' or '\t' or ',' or ':' or '?':
                    index++;
                    break;
                case '#' when index == _lineStart || _content[index - 1] is ' ' or '\t':
                    index = _lineEnd;
                    break;
                case '[' or '{' when _depth == RouteFileLimits.Depth:
                    Report(Descriptors.NestedTooDeep, index, 1, RouteFileLimits.Depth);
                    _isRefused = true;
                    return index;
                case '[' or '{':
                    _openBrackets[_depth++] = index++;
                    break;
                case var closing and (']' or '}'):
                    if (_content[_openBrackets[_depth - 1]] != (closing == ']' ? '[' : '{')) return index;
                    index++;
                    if (--_depth == 0) return index;
                    break;
                case '"' or '\'':
                    var end = FindEndOfQuoted(index);
                    if (end < 0) AddFlowTrap(Descriptors.Unclosed, index, 1, "quote is not closed on its line", NameOfQuote(index));
                    index = end < 0 ? _lineEnd : end;
                    break;
                case '@' or '`' or '%':
                    AddFlowTrap(Descriptors.ReservedCharacter, index, 1, _content[index]);
                    index = EndOfFlowPlain(index);
                    break;
                default:
                    index = EndOfFlowPlain(index);
                    break;
            }
        }
    }

    /// <summary>Where an unquoted text between brackets ends. Braces inside it, as of a path parameter, are reported: YAML would end the text there.</summary>
    private int EndOfFlowPlain(int start)
    {
        var brace = -1;
        var braceEnd = -1;
        var index = start;
        for (; index < _lineEnd; index++)
        {
            var character = _content[index];
            if (character is ',' or ']' or '}') break;
            if (character == ':' && (IsBlankOrEnd(index + 1) || ",[]{}".IndexOf(_content[index + 1]) >= 0)) break;
            if (character is ' ' or '\t' && index + 1 < _lineEnd && _content[index + 1] == '#') break;
            if (character is not ('[' or '{')) continue;

            // The brace of a parameter is closed in the same word.
            var partner = _content.IndexOfAny([character == '[' ? ']' : '}', ' ', '\t'], index, _lineEnd - index);
            if (partner < 0 || IsBlankOrEnd(partner)) break;
            if (brace < 0) (brace, braceEnd) = (index, partner + 1);
            index = partner;
        }

        if (brace >= 0) AddFlowTrap(Descriptors.BracesInFlow, brace, braceEnd - brace, Slice(brace, braceEnd), Slice(start, index).TrimEnd(' ', '\t'));
        if (index < _lineEnd && _content[index] == ':' && StarOfLastWord(start, index) is var star and >= 0) AddFlowTrap(Descriptors.ReservedCharacter, star, 1, "*");
        // A lone bracket or brace is left for the caller, and a text is never empty: the scan goes on in either case.
        return index == start ? start + 1 : index;
    }

    private void AddFlowTrap(DiagnosticDescriptor descriptor, int start, int length, params object[] arguments) => _flowTraps.Add((descriptor, new TextSpan(start, length), arguments));

    /// <summary>Indentation does not count between brackets, so a tab there is reported and the line still read.</summary>
    private void ReplaceTabs(int start)
    {
        var end = SkipBlanks(start);
        if (start == end || _content[start] != '\t') return;
        if (end < _lineEnd && _content[end] != '#') ReportTab(start);
        Blank(start, end);
    }
}
