using RouteGen.Generator.Model;
using RouteGen.Generator.Planning;

namespace RouteGen.Generator.Tests.Planning;

/// <summary>The order of matching, written down as slowly and plainly as it can be: try every route, rank what matches, take the first that has the verb.</summary>
internal static class ReferenceRouter
{
    public static string? Match(IReadOnlyList<string> keys, string verb, string path)
    {
        var segments = path[1..].Split('/');
        return keys
            .Select(RouteTable.Parse)
            .Where(route => route.Verb.ToString().Equals(verb, StringComparison.OrdinalIgnoreCase) || route.Verb == RouteVerb.Any)
            .Where(route => Matches(route.Path, segments))
            .OrderBy(route => Rank(route.Path), Comparer<IReadOnlyList<(int, string)>>.Create(Compare))
            .ThenBy(route => route.Verb)
            .Select(route => route.Key)
            .FirstOrDefault();
    }

    private static bool Matches(PathTemplate path, string[] segments)
    {
        for (var i = 0; i < path.Segments.Count; i++)
        {
            if (i == segments.Length) return false;
            var segment = path.Segments[i];
            var text = Uri.UnescapeDataString(segments[i]);
            switch (segment.Kind)
            {
                case PathSegmentKind.Greedy: return string.Join('/', segments[i..]).Length > 0;
                case PathSegmentKind.Parameter when text.Length == 0: return false;
                case PathSegmentKind.Literal when text != PathShape.Of(segment): return false;
                case PathSegmentKind.Mixed when !MatchesMixed([.. segment.Parts], text): return false;
            }
        }

        return path.Segments.Count == segments.Length;
    }

    // By trying every length for every parameter.
    private static bool MatchesMixed(PathPart[] parts, string text)
    {
        if (parts.Length == 0) return text.Length == 0;
        if (!parts[0].IsParameter) return text.StartsWith(parts[0].Text, StringComparison.Ordinal) && MatchesMixed(parts[1..], text[parts[0].Text.Length..]);
        return Enumerable.Range(1, text.Length).Any(length => MatchesMixed(parts[1..], text[length..]));
    }

    private static (int, string)[] Rank(PathTemplate path) =>
        [.. path.Segments.Select(segment => ((int)segment.Kind, segment.Kind == PathSegmentKind.Mixed ? $"{999 - segment.Parts.Where(part => !part.IsParameter).Sum(part => part.Text.Length):000}" + MixedPattern.Of(segment) : ""))];

    private static int Compare(IReadOnlyList<(int Kind, string Order)>? left, IReadOnlyList<(int Kind, string Order)>? right)
    {
        for (var i = 0; i < Math.Min(left!.Count, right!.Count); i++)
        {
            var byKind = left[i].Kind.CompareTo(right[i].Kind);
            if (byKind != 0) return byKind;
            var byOrder = string.CompareOrdinal(left[i].Order, right[i].Order);
            if (byOrder != 0) return byOrder;
        }

        return 0;
    }
}
