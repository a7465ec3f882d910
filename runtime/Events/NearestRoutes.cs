using System.Text;

namespace RouteGen.Events;

/// <summary>The routes that come nearest to an event that none takes: mostly a name with another suffix, or a slip of the pen.</summary>
internal static class NearestRoutes
{
    private const int Most = 3;

    /// <summary>Of longer names only the beginnings are compared.</summary>
    private const int LongestCompared = 80;

    /// <summary>The nearest first.</summary>
    /// <param name="listing">The router's listing.</param>
    /// <param name="verb">The verb that the event is for.</param>
    /// <param name="seen">What the event is of.</param>
    public static IReadOnlyList<string> Find(ReadOnlySpan<byte> listing, string verb, string seen)
    {
        var found = new List<(int Distance, string Key)>();
        if (verb.Length == 0) return [];
        var wanted = Encoding.ASCII.GetBytes(verb + " ");
        while (!listing.IsEmpty)
        {
            var end = listing.IndexOf((byte)'\n');
            var line = end < 0 ? listing : listing[..end];
            listing = end < 0 ? default : listing[(end + 1)..];
            if (!line.StartsWith(wanted)) continue;
            // INVOKE may stand alone; a handler's name holds no space.
            var key = Encoding.UTF8.GetString(line[..line.LastIndexOf((byte)' ')]);
            found.Add((DistanceOf(key.Length > wanted.Length ? key[wanted.Length..] : "", seen), key));
        }

        found.Sort(static (one, other) => one.Distance.CompareTo(other.Distance));
        var nearest = new List<string>();
        foreach (var (_, key) in found)
        {
            if (nearest.Count == Most) break;
            nearest.Add(key);
        }

        return nearest;
    }

    /// <summary>How many characters have to be put in, taken out or replaced.</summary>
    private static int DistanceOf(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        one = one[..Math.Min(one.Length, LongestCompared)];
        other = other[..Math.Min(other.Length, LongestCompared)];
        Span<int> row = stackalloc int[LongestCompared + 1];
        for (var column = 0; column <= other.Length; column++) row[column] = column;
        foreach (var character in one)
        {
            var diagonal = row[0]++;
            for (var column = 1; column <= other.Length; column++)
            {
                var replaced = diagonal + (other[column - 1] == character ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(replaced, 1 + Math.Min(row[column - 1], diagonal));
            }
        }

        return row[other.Length];
    }
}
