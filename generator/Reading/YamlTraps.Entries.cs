using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <content>Lines outside brackets: <c>key: value</c>, and what is meant as one.</content>
internal sealed partial class YamlTraps
{
    private const string ReservedCharacters = "@`%,]}";

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
            case '*' when IsAnchorName(start + 1) && IsBlankOrEnd(EndOfWord(start)):
                // An alias: the tree reader refuses it.
                _openKeyIndent = -1;
                break;
            default:
                if (!TrapFirstCharacter(start)) ScanPlainKey(start, isItem, valueLine);
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
            ScanPlainKeyWithColon(start, end);
            return;
        }

        var isMeantAsKey = VerbWords.StartsWithVerb(_content, start, end) || StartsWithOption(start, end);
        if (!isMeantAsKey && (isItem || IsValueOfOpenKey()))
        {
            _openKeyIndent = -1;
        }
        else if (!isMeantAsKey && valueLine >= 0 && _indent > _valueIndent)
        {
            CutLine(valueLine);
            Trap(Descriptors.ValueOverLines, start, EndOfText(start) - start);
        }
        else
        {
            TrapKeyWithoutColon(start, end);
        }
    }

    private void ScanPlainKeyWithColon(int start, int end)
    {
        var key = Slice(start, end).TrimEnd(' ', '\t');
        if (StarOfLastWord(start, end) is var star and >= 0)
        {
            TrapStarKey(start, key, star);
        }
        else if (BracketBehindColon(key) is var colon and >= 0)
        {
            Trap(Descriptors.MissingSpaceAfterColon, start + colon, 1, key.Substring(0, colon) + ": " + Slice(start + colon + 1, EndOfText(start)));
        }
        else if (key.Length > RouteFileLimits.KeyLength)
        {
            if (VerbWords.StartsWithEventVerb(key, 0, key.Length)) Trap(Descriptors.TargetLength, start, key.Length, "A target", 1, RouteFileLimits.TargetLength, key.Length, EventTargetReader.TooLong);
            else Trap(Descriptors.PathTooLong, start, key.Length, RouteFileLimits.PathLength, "characters", key.Length);
        }
        else
        {
            ScanValue(end + 1);
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
        // The target of an event may hold spaces, and need not hold a slash: there the last word is a handler's when it has a dot.
        var isPair = VerbWords.StartsWithEventVerb(written, 0, written.Length) ? space > written.IndexOf(' ') && written.IndexOf('.', space) > 0 : space > written.IndexOf('/');
        var key = isPair ? WithoutArrow(written.Substring(0, space).TrimEnd(' ', '\t')) : written;
        var value = isPair ? " " + written.Substring(space + 1) : space > 0 ? " Type.Method" : "";
        Trap(Descriptors.MissingColon, start, textEnd - start, key + ":" + value);
    }

    /// <summary>A key without the arrow or equals sign that other tables of routes have where the colon belongs.</summary>
    private static string WithoutArrow(string key)
    {
        var space = key.LastIndexOf(' ');
        return space > 0 && key.Substring(space + 1) is "->" or "=>" or "=" ? key.Substring(0, space).TrimEnd(' ', '\t') : key;
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

    /// <summary>A key whose last word begins with a star. YamlDotNet takes that word for an alias and the colon for a part of it, so what is wrong with the key is said here.</summary>
    private void TrapStarKey(int start, string key, int star)
    {
        var before = _diagnostics.Count;
        RouteKeyReader.Read(ScalarText.Plain(key, start), _diagnostics);
        if (_diagnostics.Count == before) Report(Descriptors.ReservedCharacter, star, 1, "*");
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
            default:
                if (!TrapFirstCharacter(start)) ScanPlainValue(start);
                break;
        }
    }

    private void ScanPlainValue(int start)
    {
        var end = EndOfPlain(start);
        if (end < _lineEnd && _content[end] == ':') Trap(Descriptors.SecondColon, end, 1);
        else (_valueLine, _valueIndent) = (_line, _indent);
    }

    /// <summary>Reports a character that no unquoted text begins with.</summary>
    private bool TrapFirstCharacter(int start)
    {
        var character = _content[start];
        if (character == '*' && !IsAnchorName(start + 1)) Trap(Descriptors.AliasOrAnchor, start, 1, "*", "an alias");
        else if (ReservedCharacters.IndexOf(character) >= 0) Trap(Descriptors.ReservedCharacter, start, 1, character);
        else return false;
        return true;
    }

    /// <summary>The place behind a quoted text, or -1 when it does not end on its line; that is reported.</summary>
    private int EndOfQuoted(int start)
    {
        var end = FindEndOfQuoted(start);
        if (end < 0) Trap(Descriptors.Unclosed, start, 1, "quote is not closed on its line", NameOfQuote(start));
        return end;
    }
}
