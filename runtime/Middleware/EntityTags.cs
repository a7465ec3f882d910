using RouteGen.Responses;

namespace RouteGen.Middleware;

/// <summary>Compares entity tags (RFC 9110, 8.8.3).</summary>
internal static class EntityTags
{
    public static bool IsStrong(string tag) => tag.StartsWith('"');

    /// <summary>Whether <c>If-None-Match</c> names the tag, weak or strong, or is <c>*</c>.</summary>
    public static bool Match(HttpRequest request, string tag) => Any(request, Opaque(tag), static (_, opaque, sought) => opaque.SequenceEqual(sought), acceptsAny: true);

    /// <summary>Whether <c>If-None-Match</c> has the tag as a weak one, and not as a strong one.</summary>
    public static bool MatchWeakOnly(HttpRequest request, string tag) =>
        Any(request, Opaque(tag), static (isWeak, opaque, sought) => isWeak && opaque.SequenceEqual(sought), acceptsAny: false)
        && !Any(request, Opaque(tag), static (isWeak, opaque, sought) => !isWeak && opaque.SequenceEqual(sought), acceptsAny: false);

    private delegate bool Test(bool isWeak, ReadOnlySpan<char> opaque, ReadOnlySpan<char> sought);

    // With its quotes.
    private static ReadOnlySpan<char> Opaque(string tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag.AsSpan(2) : tag;

    private static bool Any(HttpRequest request, ReadOnlySpan<char> sought, Test test, bool acceptsAny)
    {
        foreach (var line in request.GetHeaderAll("if-none-match"))
        {
            var rest = line.AsSpan();
            if (acceptsAny && rest.Trim(" \t").SequenceEqual("*")) return true;
            while (TryTake(ref rest, out var isWeak, out var opaque))
            {
                if (test(isWeak, opaque, sought)) return true;
            }
        }

        return false;
    }

    // A comma may stand in a tag, so a list is not split at commas. What is malformed ends it: then the client gets the answer anew.
    private static bool TryTake(ref ReadOnlySpan<char> rest, out bool isWeak, out ReadOnlySpan<char> opaque)
    {
        opaque = default;
        rest = rest.TrimStart(" \t,");
        isWeak = rest.StartsWith("W/");
        if (isWeak) rest = rest[2..];
        if (!rest.StartsWith("\"")) return false;
        var end = rest[1..].IndexOf('"');
        if (end < 0) return false;
        opaque = rest[..(end + 2)];
        rest = rest[(end + 2)..];
        return true;
    }
}
