using RouteGen.Generator.Model;

namespace RouteGen.Generator.Planning;

/// <summary>What can be said of two event targets at build time: whether one takes all that the other does, and whether they share an event.</summary>
/// <remarks>
/// A star takes any characters or none, unlike the hole of a <see cref="MixedPattern"/>, and a target may be long:
/// both questions are answered without a table over two texts. No character that is compared is a star.
/// </remarks>
internal static class EventPattern
{
    /// <summary>The pattern of a second part that is not written.</summary>
    public const string Anything = "*";

    private const char Star = '*';

    public static bool IsStar(char character) => character == Star;

    /// <summary>Whether <paramref name="outer"/> takes every event that <paramref name="inner"/> does.</summary>
    public static bool Includes(EventTarget outer, EventTarget inner) => Includes(outer.Name, inner.Name) && Includes(outer.Detail ?? Anything, inner.Detail ?? Anything);

    /// <summary>Whether some event fits both.</summary>
    public static bool Overlaps(EventTarget left, EventTarget right) => Overlaps(left.Name, right.Name) && Overlaps(left.Detail ?? Anything, right.Detail ?? Anything);

    /// <summary>Whether <paramref name="outer"/> takes every text that <paramref name="inner"/> does: it takes the pattern itself, since only a star takes a star.</summary>
    public static bool Includes(string outer, string inner)
    {
        var (place, taken) = (0, 0);
        var (star, takenByStar) = (-1, 0);
        while (taken < inner.Length)
        {
            if (place < outer.Length && outer[place] == Star)
            {
                (star, takenByStar) = (place++, taken);
            }
            else if (place < outer.Length && outer[place] == inner[taken])
            {
                place++;
                taken++;
            }
            else if (star >= 0)
            {
                // The last star takes one character more. An earlier one never needs to: what is between the two was found as early as can be.
                (place, taken) = (star + 1, ++takenByStar);
            }
            else
            {
                return false;
            }
        }

        while (place < outer.Length && outer[place] == Star) place++;
        return place == outer.Length;
    }

    /// <summary>Whether some text fits both.</summary>
    public static bool Overlaps(string left, string right)
    {
        if (right.IndexOf(Star) < 0) return Includes(left, right);
        if (left.IndexOf(Star) < 0) return Includes(right, left);
        // With a star in each, the texts between the first and the last ones can stand one after the other: only the ends have to agree.
        var (start, end) = (Math.Min(left.IndexOf(Star), right.IndexOf(Star)), Math.Min(EndLength(left), EndLength(right)));
        return string.CompareOrdinal(left, 0, right, 0, start) == 0 && string.CompareOrdinal(left, left.Length - end, right, right.Length - end, end) == 0;
    }

    private static int EndLength(string pattern) => pattern.Length - 1 - pattern.LastIndexOf(Star);
}
