using System.Globalization;
using System.Text.RegularExpressions;
using RouteGen.Routing;

namespace RouteGen.Benchmarks.Dispatch;

/// <summary>Requests for a table: one for each route, and of each the same with one byte changed, so that no route takes it.</summary>
internal static partial class RequestMaker
{
    // A fixed seed: every run measures the same requests.
    private const int Seed = 20_260_101;

    public static IReadOnlyList<RoutedRequest> Hits(IReadOnlyList<string> keys)
    {
        var random = new Random(Seed);
        return [.. keys.Select((key, number) => Request(key.Split(' ')[0], key.Split(' ')[1], number, random))];
    }

    /// <summary>The byte is one of a literal. Where the changed path is another route's, as /gists/pxblic is that of /gists/{id}, other bytes are tried.</summary>
    public static IReadOnlyList<RoutedRequest> Misses(IReadOnlyList<RoutedRequest> hits, CompiledRouter router)
    {
        const int Attempts = 20;
        var random = new Random(Seed);
        var misses = new List<RoutedRequest>();
        var open = hits;
        for (var attempt = 0; attempt < Attempts && open.Count > 0; attempt++)
        {
            var changed = open.Select(hit => (Hit: hit, Miss: Change(hit, random))).Where(pair => pair.Miss is not null).ToList();
            var requests = changed.Select(pair => pair.Miss!).ToList();
            var byKey = new RouterLookup(router, requests, LookupKind.RestResource);
            var byPath = new RouterLookup(router, requests, LookupKind.Path);
            misses.AddRange(requests.Where((_, index) => byKey.Find(index) < 0 && byPath.Find(index) < 0));
            open = [.. changed.Where((_, index) => byKey.Find(index) >= 0 || byPath.Find(index) >= 0).Select(pair => pair.Hit)];
        }

        return misses;
    }

    private static RoutedRequest? Change(RoutedRequest hit, Random random)
    {
        var literals = Literal().Matches(hit.Template).Select(match => match.Index).ToList();
        if (literals.Count == 0) return null;
        var position = literals[random.Next(literals.Count)];
        var letter = (char)('a' + random.Next(26));
        if (letter == char.ToLowerInvariant(hit.Template[position])) letter = letter == 'z' ? 'a' : (char)(letter + 1);
        return new RoutedRequest(hit.Verb, $"{hit.Template[..position]}{letter}{hit.Template[(position + 1)..]}", hit.Values, -1);
    }

    private static RoutedRequest Request(string verb, string template, int number, Random random) =>
        new(verb, template, [.. Parameter().Matches(template).Select(match => (match.Groups[1].Value, Value(match.Value.EndsWith("+}", StringComparison.Ordinal), random)))], number);

    private static string Value(bool isGreedy, Random random)
    {
        var value = random.Next(10_000_000, 99_999_999).ToString(CultureInfo.InvariantCulture);
        return isGreedy ? $"{value[..3]}/{value[3..]}" : value;
    }

    // A letter or digit outside of braces.
    [GeneratedRegex(@"[A-Za-z0-9](?![^{}]*\})")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{([^}+]+)\+?\}")]
    private static partial Regex Parameter();
}
