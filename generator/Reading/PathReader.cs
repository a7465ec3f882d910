using System.Text;
using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>What a path is read for.</summary>
internal enum PathRole
{
    Route,

    /// <summary>The prefix of a group: routes follow, so it ends neither in a slash nor in a greedy parameter.</summary>
    Prefix,

    /// <summary><c>base-path:</c>, which is compared with the path as the front wrote it: escaped by most, decoded by an HTTP API. So it holds nothing that is ever escaped.</summary>
    BasePath,
}

/// <summary>A path that was read, with the prefixes in front of it.</summary>
/// <param name="Segments">Its segments; none for "no prefix".</param>
/// <param name="Parameters">Its parameters and where their names stand.</param>
/// <param name="Length">Its characters as written.</param>
internal sealed record ReadPath(EquatableArray<PathSegment> Segments, EquatableArray<DeclaredName> Parameters, int Length)
{
    public static ReadPath None { get; } = new([], [], 0);
}

/// <summary>
/// Reads a path: <c>"/" | ("/" segment)+ "/"?</c>, where a segment is literals and parameters with a literal between any two, or one greedy
/// parameter at the end. The first mistake is reported, and what was meant is spelled out where it can be told.
/// </summary>
internal sealed partial class PathReader
{
    private readonly ScalarText _path;
    private readonly string _text;
    private readonly PathRole _role;
    private readonly ReadPath _prefix;
    private readonly FileDiagnostics? _diagnostics;
    private readonly List<PathSegment> _segments = [];
    private readonly List<DeclaredName> _parameters = [];
    private readonly List<PathPart> _parts = [];
    private int _segmentStart;

    private PathReader(ScalarText path, PathRole role, ReadPath prefix, FileDiagnostics? diagnostics)
    {
        _path = path;
        _text = path.Value;
        _role = role;
        _prefix = prefix;
        _diagnostics = diagnostics;
    }

    /// <summary>Reads a path that begins with a slash, behind the prefixes around it.</summary>
    /// <returns><see langword="null"/> for a path that was reported.</returns>
    public static ReadPath? Read(ScalarText path, PathRole role, ReadPath prefix, FileDiagnostics diagnostics) => new PathReader(path, role, prefix, diagnostics).Read();

    /// <summary>Whether a text is a good path of a route.</summary>
    public static bool IsValid(string path) => path.Length > 0 && path[0] == '/' && new PathReader(ScalarText.Plain(path, 0), PathRole.Route, ReadPath.None, diagnostics: null).Read() is not null;

    private ReadPath? Read()
    {
        var length = _prefix.Length + _text.Length;
        if (length > RouteFileLimits.PathLength) return FailLength("characters", RouteFileLimits.PathLength, length);
        if (_text.Length == 1) return ReadRoot();

        var start = 1;
        while (start <= _text.Length)
        {
            var end = ReadSegment(start);
            if (end < 0) return null;
            start = end + 1;
        }

        var count = _prefix.Segments.Count + _segments.Count;
        if (count > RouteFileLimits.PathSegments) return FailLength("segments", RouteFileLimits.PathSegments, count);
        return new ReadPath([.. _prefix.Segments, .. _segments], [.. _prefix.Parameters, .. _parameters], length);
    }

    /// <summary><c>/</c> is the root, or inside a group the prefix itself.</summary>
    private ReadPath? ReadRoot()
    {
        if (_role == PathRole.Prefix) return Fail(Descriptors.GroupPrefix, 0, 1, "'/' is no prefix", "For a group without a prefix write 'group' and a name");
        if (_role == PathRole.BasePath) return Fail(Descriptors.BasePath, 0, 1, "'/' is no base path", "Leave the option out for none");
        return _prefix.Segments.Count > 0 ? _prefix : new ReadPath([new PathSegment(PathSegmentKind.Literal, [])], [], 1);
    }

    /// <summary>Reads the segment that begins at a place.</summary>
    /// <returns>Where it ends, or -1 for one that was reported.</returns>
    private int ReadSegment(int start)
    {
        _segmentStart = start;
        _parts.Clear();
        if (_role != PathRole.BasePath && start < _text.Length && _text[start] == ':') return FailForeignSegment(start);

        var index = start;
        while (index < _text.Length && _text[index] != '/')
        {
            index = _text[index] == '{' ? ReadParameter(index) : ReadLiteral(index);
            if (index < 0) return -1;
        }

        if (index == start) return ReadEmptySegment(start);
        return AddSegment(index) ? index : -1;
    }

    private int ReadEmptySegment(int start)
    {
        if (start < _text.Length)
        {
            Fail(Descriptors.EmptySegment, start - 1, 2);
            return -1;
        }

        switch (_role)
        {
            case PathRole.Prefix:
                Fail(Descriptors.GroupPrefix, start - 1, 1, "A group's prefix does not end in '/'", "The routes inside begin with one");
                return -1;
            case PathRole.BasePath:
                Fail(Descriptors.BasePath, start - 1, 1, "A base path does not end in '/'", "The routes begin with one");
                return -1;
            default:
                _segments.Add(new PathSegment(PathSegmentKind.Literal, []));
                return start;
        }
    }

    private bool AddSegment(int end)
    {
        var only = _parts.Count == 1 ? _parts[0] : null;
        if (only is { IsParameter: false, Text: "." or ".." })
        {
            Fail(Descriptors.DotSegment, _segmentStart, end - _segmentStart, _text.Substring(_segmentStart, end - _segmentStart));
            return false;
        }

        var isGreedy = only is { IsParameter: true } && _text[end - 2] == '+';
        var kind = only switch
        {
            null => PathSegmentKind.Mixed,
            { IsParameter: false } => PathSegmentKind.Literal,
            _ => isGreedy ? PathSegmentKind.Greedy : PathSegmentKind.Parameter,
        };
        _segments.Add(new PathSegment(kind, [.. _parts]));
        return true;
    }

    /// <summary>Reads the parameter whose brace stands at a place.</summary>
    private int ReadParameter(int start)
    {
        var end = EndOfBraces(_text, start);
        if (end < 0) return FailAt(Descriptors.UnbalancedBrace, start, 1, "{", "}");
        var isGreedy = _text[end - 2] == '+' && end - start > 3;
        var nameLength = end - start - 2 - (isGreedy ? 1 : 0);
        var token = _text.Substring(start, end - start);
        if (!IsParameterName(start + 1, nameLength))
        {
            return TryReportForeign(start, token) ? -1 : FailAt(Descriptors.ParameterName, start, token.Length, token);
        }

        if (_role == PathRole.BasePath) return FailAt(Descriptors.BasePath, start, token.Length, "A base path has no parameters", "Write the text that stands there");
        if (start > _segmentStart && _text[start - 1] == '}') return FailAt(Descriptors.AdjacentParameters, start, token.Length, token);
        if (isGreedy && !CheckGreedy(start, end, token)) return -1;

        var name = _text.Substring(start + 1, nameLength);
        var location = _diagnostics?.At(_path.SpanOf(start + 1, nameLength));
        if (IsTaken(name)) return FailAt(Descriptors.DuplicateParameter, start + 1, nameLength, name);
        _parameters.Add(new DeclaredName(name, location!));
        _parts.Add(new PathPart(IsParameter: true, name));
        return end;
    }

    private bool CheckGreedy(int start, int end, string token)
    {
        if (_role == PathRole.Prefix)
        {
            Fail(Descriptors.GreedyParameter, start, token.Length, token, "A group's prefix holds none: write it in the routes");
            return false;
        }

        if (start == _segmentStart && end == _text.Length) return true;
        Fail(Descriptors.GreedyParameter, start, token.Length, token, "Write '" + token.Replace("+}", "}") + "' for one segment");
        return false;
    }

    private bool IsTaken(string name)
    {
        foreach (var parameter in _prefix.Parameters)
        {
            if (ParameterNames.AreSame(parameter.Text, name)) return true;
        }

        foreach (var parameter in _parameters)
        {
            if (ParameterNames.AreSame(parameter.Text, name)) return true;
        }

        return false;
    }

    private bool IsParameterName(int start, int length)
    {
        var hasLetterOrDigit = false;
        for (var index = start; index < start + length; index++)
        {
            if (ParameterNames.IsNameCharacter(_text[index])) hasLetterOrDigit = true;
            else if (_text[index] is not ('_' or '-')) return false;
        }

        return hasLetterOrDigit;
    }

    /// <summary>The place behind the brace that closes the one at a place, or -1. A constraint may hold braces of its own: <c>{id:\d{3}}</c>.</summary>
    public static int EndOfBraces(string text, int start)
    {
        var depth = 0;
        for (var index = start; index < text.Length; index++)
        {
            if (text[index] == '{') depth++;
            else if (text[index] == '}' && --depth == 0) return index + 1;
        }

        return -1;
    }

    /// <summary>Reports the segment as another router's notation, or else its character at a place.</summary>
    private int FailForeignSegment(int place)
    {
        // A class of characters may hold a slash: '[^/]+'.
        var end = _text.IndexOf('/', _text[place] == '[' ? Math.Max(place, _text.IndexOf(']', place)) : place);
        if (end < 0) end = _text.Length;
        return TryReportForeign(_segmentStart, _text.Substring(_segmentStart, end - _segmentStart)) ? -1 : FailCharacter(place);
    }

    /// <summary>Reports a token as another router's notation, if the path makes sense as one.</summary>
    private bool TryReportForeign(int start, string token)
    {
        // The rewritten path is read again, silently, which ends here.
        if (_diagnostics is null or { IsFull: true } || ForeignPathSyntax.Rewrite(_text) is not { } rewritten) return false;
        Fail(Descriptors.ForeignPathSyntax, start, token.Length, token, rewritten, ForeignPathSyntax.Explain(token, rewritten, _text.Substring(0, _segmentStart - 1)));
        return true;
    }

    private ReadPath? FailLength(string unit, int most, int actual) => Fail(Descriptors.PathTooLong, 0, _text.Length, most, unit, actual);

    private int FailAt(DiagnosticDescriptor descriptor, int start, int length, params object[] arguments)
    {
        Fail(descriptor, start, length, arguments);
        return -1;
    }

    private ReadPath? Fail(DiagnosticDescriptor descriptor, int start, int length, params object[] arguments)
    {
        _diagnostics?.Report(descriptor, _path.SpanOf(start, length), arguments);
        return null;
    }
}
