using System.Text.RegularExpressions;

namespace RouteGen.Benchmarks.Dispatch;

/// <summary>Compiled regular expressions, tried one after the other, the more specific ones first; values are captured.</summary>
internal sealed partial class RegexList
{
    private readonly (string Verb, Regex Path, int Number)[] _routes;
    private readonly (string Verb, string Path)[] _requests;

    public RegexList(IReadOnlyList<string> keys, IReadOnlyList<RoutedRequest> requests)
    {
        _routes =
        [
            .. keys.Select((key, number) => (Parts: key.Split(' '), Number: number))
                .OrderBy(route => string.Join('/', route.Parts[1].Split('/').Select(Rank)), StringComparer.Ordinal)
                .Select(route => (route.Parts[0], new Regex(Pattern(route.Parts[1]), RegexOptions.Compiled | RegexOptions.CultureInvariant), route.Number)),
        ];
        _requests = [.. requests.Select(request => (new string(request.Verb.AsSpan()), request.Path))];
    }

    public int Find(int request)
    {
        var (verb, path) = _requests[request];
        foreach (var route in _routes)
        {
            if (route.Verb == verb && route.Path.Match(path) is { Success: true }) return route.Number;
        }

        return -1;
    }

    // A literal before a segment with a parameter in it, that before a parameter, and what takes the rest last.
    private static char Rank(string segment) =>
        !segment.Contains('{', StringComparison.Ordinal) ? '1'
        : segment.EndsWith("+}", StringComparison.Ordinal) ? '4'
        : segment[0] == '{' && segment.IndexOf('}', StringComparison.Ordinal) == segment.Length - 1 ? '3'
        : '2';

    private static string Pattern(string template) =>
        "^" + Parameter().Replace(Regex.Escape(template), match => match.Value.EndsWith("+}", StringComparison.Ordinal) ? "(.+)" : "([^/]+?)") + "$";

    // Escaped, a template's {id} is \{id}, and {path+} is \{path\+}.
    [GeneratedRegex(@"\\\{[^}]+\}")]
    private static partial Regex Parameter();
}
