using System.Globalization;
using System.Text;

namespace RouteGen.Generator.Reading;

/// <summary>
/// Paths as other routers write them (ASP.NET, Express, Flask, Django, Next.js, Go, google.api.http, wildcards, regular expressions), rewritten in
/// ours: people bring routes along, and an error that spells out the very path is fixed by copying it.
/// </summary>
internal sealed class ForeignPathSyntax
{
    // Each name is compared with all others, and nobody writes as many.
    private const int MaxParameters = 32;

    private readonly string _path;
    private readonly StringBuilder _rewritten = new();
    private readonly List<string> _names = [];
    private int _index;

    private ForeignPathSyntax(string path) => _path = path;

    private bool IsAtEnd => _index == _path.Length || _names.Count > MaxParameters;

    /// <summary>The path in our notation, or <see langword="null"/> when that is not clear or nothing in it is foreign.</summary>
    public static string? Rewrite(string path)
    {
        var syntax = new ForeignPathSyntax(path);
        while (!syntax.IsAtEnd) syntax.RewriteSegment();
        var rewritten = syntax._rewritten.ToString();
        return rewritten != path && syntax._index == path.Length && PathReader.IsValid(rewritten) ? rewritten : null;
    }

    /// <summary>What our notation does differently, as one more sentence with a space before it, or nothing.</summary>
    /// <param name="token">What was written.</param>
    /// <param name="rewritten">The whole path rewritten.</param>
    /// <param name="parent">The path in front of the token's segment.</param>
    public static string Explain(string token, string rewritten, string parent)
    {
        if (rewritten.EndsWith("+}", StringComparison.Ordinal) && rewritten.LastIndexOf('/') == parent.Length) return " '{name+}' takes the rest of the path.";
        if (token.IndexOf('=') > 0 || token.EndsWith("?}", StringComparison.Ordinal) || (token[0] == ':' && token.EndsWith("?", StringComparison.Ordinal)))
        {
            return $" An optional part is a route of its own: write one for '{(parent.Length == 0 ? "/" : parent)}' too.";
        }

        return token.IndexOf(':') > 0 || token.IndexOf('\\') >= 0 || token.IndexOf('(') >= 0 ? " The type of the handler's parameter says what fits." : "";
    }

    private void RewriteSegment()
    {
        // The place is a slash: segments are rewritten one after the other.
        _rewritten.Append(_path[_index++]);
        var segmentStart = _rewritten.Length;
        if (_index + 1 < _path.Length && _path[_index] == '^' && _path[_index + 1] != '/') _index++;
        if (_index < _path.Length && _path[_index] == ':') RewriteColon();
        while (!IsAtEnd && _path[_index] != '/') RewriteToken();
        if (_rewritten.Length == segmentStart) return;
        if (_rewritten[_rewritten.Length - 1] == '$' && _rewritten[_rewritten.Length - 2] == '}') _rewritten.Length--;
        KeepGreedyAtEnd(segmentStart);
    }

    private void RewriteToken()
    {
        var start = _index;
        switch (_path[start])
        {
            case '{':
                var end = PathReader.EndOfBraces(_path, start);
                if (end < 0) Copy();
                else RewriteBraces(_path.Substring(start + 1, end - start - 2), end);
                break;
            case '<':
                RewriteEnclosed('>', content => LastName(content, AngleName(content)), content => content.StartsWith("path:", StringComparison.Ordinal) || content.EndsWith(":path", StringComparison.Ordinal));
                break;
            case '[':
                RewriteEnclosed(']', SquareName, content => content.IndexOf("...", StringComparison.Ordinal) >= 0);
                break;
            case '(' when IsPattern(start):
                RewriteEnclosed(')', content => content.IndexOf('<') is var angle and >= 0 ? NameAt(content, angle + 1) : "id", content => content is ".*" or ".+");
                break;
            case '\\' when start + 1 < _path.Length && _path[start + 1] != '/':
                _index = start + 2;
                SkipQuantifier();
                AppendParameter("id", isGreedy: false);
                break;
            case '*':
                while (_index < _path.Length && _path[_index] == '*') _index++;
                var name = NameAt(_path, _index);
                _index += name.Length;
                AppendParameter(name.Length > 0 ? name : _path[start - 1] == '/' ? "proxy" : "rest", isGreedy: true);
                break;
            default:
                Copy();
                break;
        }
    }

    /// <summary>Express and its kin: <c>:id</c>, <c>:id?</c>, <c>:rest*</c>, <c>:id(\d+)</c>.</summary>
    private void RewriteColon()
    {
        var name = NameAt(_path, _index + 1);
        if (name.Length == 0) return;
        _index += 1 + name.Length;
        var isGreedy = false;
        if (_index < _path.Length && _path[_index] == '(')
        {
            var end = EndOfEnclosed(_path, _index, ')');
            isGreedy = _path.IndexOf("(.", _index, StringComparison.Ordinal) == _index;
            _index = end < 0 ? _path.Length : end;
        }

        if (_index < _path.Length && _path[_index] is '?' or '*' or '+') isGreedy |= _path[_index++] != '?';
        AppendParameter(name, isGreedy);
    }

    /// <summary>ASP.NET's <c>{id:int}</c>, <c>{id?}</c>, <c>{id=5}</c>, <c>{*rest}</c>; Go's <c>{rest...}</c> and gorilla's <c>{id:[0-9]+}</c>; google.api.http's <c>{name=shelves/*}</c>.</summary>
    private void RewriteBraces(string content, int end)
    {
        _index = end;
        var name = NameAt(content, content.Length - content.TrimStart('*').Length);
        // Behind a colon stands a constraint: the quantifier of a regular expression repeats characters, and only one of any character takes slashes too.
        var colon = content.IndexOf(':');
        var isGreedy = content.StartsWith("*", StringComparison.Ordinal)
            || (colon < 0 ? content.EndsWith("*", StringComparison.Ordinal) || content.EndsWith("+", StringComparison.Ordinal) : content.Substring(colon) is ":.*" or ":.+" or ":path")
            || content.EndsWith("...", StringComparison.Ordinal);
        // A name alone is ours already; without one, or with something unheard of behind it, there is nothing to go by.
        var isKnown = name.Length > 0 && content.Substring(content.IndexOf(name, StringComparison.Ordinal) + name.Length) is var rest && (rest.Length == 0 || ":=?*+.([|".IndexOf(rest[0]) >= 0);
        if (!isKnown) _rewritten.Append('{').Append(content).Append('}');
        else AppendParameter(name, isGreedy);
    }

    private void RewriteEnclosed(char closing, Func<string, string> nameOf, Func<string, bool> isGreedy)
    {
        var end = EndOfEnclosed(_path, _index, closing);
        if (end < 0)
        {
            Copy();
            return;
        }

        var content = _path.Substring(_index + 1, end - _index - 2);
        _index = end;
        SkipQuantifier();
        AppendParameter(nameOf(content), isGreedy(content));
    }

    private void AppendParameter(string name, bool isGreedy)
    {
        var unique = name.Length == 0 ? "id" : name;
        for (var number = 2; _names.Exists(taken => ParameterNames.AreSame(taken, unique)); number++) unique = name + number.ToString(CultureInfo.InvariantCulture);
        _names.Add(unique);
        _rewritten.Append('{').Append(unique).Append(isGreedy ? "+}" : "}");
    }

    /// <summary>A parameter that takes the rest of the path does so as the whole last segment; elsewhere it takes what one segment gives it.</summary>
    private void KeepGreedyAtEnd(int segmentStart)
    {
        var segment = _rewritten.ToString(segmentStart, _rewritten.Length - segmentStart);
        var first = segment.IndexOf('}');
        if (_index == _path.Length && first == segment.Length - 1 && segment[0] == '{') return;
        _rewritten.Length = segmentStart;
        _rewritten.Append(segment.Replace("+}", "}"));
    }

    private void Copy() => _rewritten.Append(_path[_index++]);

    private void SkipQuantifier()
    {
        if (_index < _path.Length && _path[_index] is '+' or '*' or '?') _index++;
        else if (_index < _path.Length && _path[_index] == '{' && PathReader.EndOfBraces(_path, _index) is var end and > 0 && char.IsDigit(_path[_index + 1])) _index = end;
    }

    /// <summary>Whether the parenthesis at a place begins a regular expression; OData writes plain ones: <c>Products({id})</c>.</summary>
    private bool IsPattern(int start)
    {
        var end = EndOfEnclosed(_path, start, ')');
        return end > 0 && _path.IndexOfAny(['\\', '[', '*', '?', '^', '|'], start, end - start) >= 0;
    }

    private static int EndOfEnclosed(string text, int start, char closing)
    {
        var depth = 0;
        for (var index = start; index < text.Length; index++)
        {
            if (text[index] == text[start]) depth++;
            else if (text[index] == closing && --depth == 0) return index + 1;
        }

        return -1;
    }

    /// <summary>Flask's <c>&lt;int:id&gt;</c> has the type in front, others behind.</summary>
    private static string AngleName(string content)
    {
        var colon = content.IndexOf(':');
        if (colon < 0) return content;
        var before = content.Substring(0, colon);
        return before is "int" or "float" or "string" or "str" or "path" or "uuid" or "slug" or "any" ? content.Substring(colon + 1) : before;
    }

    /// <summary>Next.js' <c>[id]</c> and <c>[...slug]</c>; a class of characters has no name.</summary>
    private static string SquareName(string content)
    {
        var name = content.Trim('[', ']', '.');
        var isClass = name.IndexOf("a-z", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("0-9", StringComparison.Ordinal) >= 0;
        return IsName(name) && !isClass ? name : "id";
    }

    private static string LastName(string content, string name) => IsName(name) ? name : NameAt(content, 0);

    private static bool IsName(string text) => text.Length > 0 && NameAt(text, 0).Length == text.Length;

    private static string NameAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && (ParameterNames.IsNameCharacter(text[end]) || text[end] is '_' or '-')) end++;
        return text.Substring(start, end - start);
    }
}
