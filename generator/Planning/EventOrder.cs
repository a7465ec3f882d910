using RouteGen.Generator.Model;

namespace RouteGen.Generator.Planning;

/// <summary>
/// The order in which event routes are tried: verb by verb, the greater <c>priority:</c> first, and a target before every other one that takes all that it takes, so that the first that fits is the most specific.
/// Two targets are equal only if they are written alike, so the order of the file makes no difference.
/// </summary>
/// <remarks>
/// Inclusion alone is no order to sort by, since most targets do not include each other. But a target inside another one has all of its text, and where it has no more, fewer stars:
/// these amounts are an order, and agree with inclusion. Exact targets come first of all.
/// </remarks>
internal sealed class EventOrder : IComparer<ResolvedEvent>
{
    public static EventOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(ResolvedEvent left, ResolvedEvent right)
    {
        if (left.Verb != right.Verb) return left.Verb.CompareTo(right.Verb);
        if (left.Options.Priority != right.Options.Priority) return right.Options.Priority.CompareTo(left.Options.Priority);
        // A pattern that shares events with a source and detail-type, and is not told apart by a priority, lies inside them.
        if ((left.Pattern is null) != (right.Pattern is null)) return left.Pattern is null ? 1 : -1;
        var (leftStars, leftText) = Measure(left);
        var (rightStars, rightText) = Measure(right);
        if ((leftStars == 0) != (rightStars == 0)) return leftStars == 0 ? -1 : 1;
        if (leftText != rightText) return rightText.CompareTo(leftText);
        return leftStars != rightStars ? leftStars.CompareTo(rightStars) : string.CompareOrdinal(TextOf(left), TextOf(right));
    }

    private static string TextOf(ResolvedEvent route) => route.Target + " " + string.Join(" ", route.Options.On);

    private static (int Stars, int Text) Measure(ResolvedEvent route)
    {
        var detail = route.Target.Detail ?? (route.Verb == EventVerb.S3 ? EventPattern.Anything : "");
        var stars = route.Target.Name.Count(EventPattern.IsStar) + detail.Count(EventPattern.IsStar);
        return (stars, route.Target.Name.Length + detail.Length - stars);
    }
}
