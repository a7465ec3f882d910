using System.Text;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Planning;

/// <summary>What a path matches, whatever its parameters are called: two templates of one shape match the same paths.</summary>
internal static class PathShape
{
    public static string Of(PathTemplate path, bool ignoreTrailingSlash)
    {
        var shape = new StringBuilder();
        foreach (var segment in SegmentsOf(path, ignoreTrailingSlash)) shape.Append('/').Append(Of(segment));
        return shape.ToString();
    }

    /// <summary>A segment with its names left out: <c>users</c>, <c>{}...{}</c>, <c>{}</c>, <c>{+}</c>. No literal holds a brace, so shapes never meet by accident.</summary>
    public static string Of(PathSegment segment) => segment.Kind switch
    {
        PathSegmentKind.Greedy => "{+}",
        _ => string.Concat(segment.Parts.Select(part => part.IsParameter ? "{}" : part.Text)),
    };

    /// <summary>The segments that take part in matching: all of them, but for a trailing slash that <c>trailing-slash: ignore</c> leaves out.</summary>
    public static IReadOnlyList<PathSegment> SegmentsOf(PathTemplate path, bool ignoreTrailingSlash)
    {
        var last = path.Segments[path.Segments.Count - 1];
        var isTrailingSlash = path.Segments.Count > 1 && last.Kind == PathSegmentKind.Literal && Of(last).Length == 0;
        return ignoreTrailingSlash && isTrailingSlash ? [.. path.Segments.Take(path.Segments.Count - 1)] : path.Segments;
    }
}
