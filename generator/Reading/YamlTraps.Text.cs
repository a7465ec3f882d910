namespace RouteGen.Generator.Reading;

/// <content>Where the pieces of a line begin and end.</content>
internal sealed partial class YamlTraps
{
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

    /// <summary>The star that the last of several words begins with, or -1.</summary>
    private int StarOfLastWord(int start, int end)
    {
        while (end > start && _content[end - 1] is ' ' or '\t') end--;
        while (end > start && _content[end - 1] is not (' ' or '\t')) end--;
        return end > start && _content[end] == '*' ? end : -1;
    }

    private string Slice(int start, int end) => _content.Substring(start, end - start);

    private int IndentOf(int start, int end)
    {
        var index = start;
        while (index < end && _content[index] == ' ') index++;
        return index - start;
    }
}
