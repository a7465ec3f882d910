using System.Text;

namespace RouteGen.Events;

/// <summary>The routes that come nearest to an event that none takes: mostly a name with another suffix, or a slip of the pen.</summary>
internal static class NearestRoutes
{
    private const int Most = 3;

    /// <summary>Of longer names only the beginnings are compared.</summary>
    private const int LongestCompared = 80;

    /// <summary>The nearest first, with commas between.</summary>
    /// <param name="listing">The router's listing.</param>
    /// <param name="verb">The verb that the event is for.</param>
    /// <param name="seen">What the event is of.</param>
    public static string Find(ReadOnlySpan<byte> listing, string verb, string seen)
    {
        // Every function has this code: no list, no sorting, that would be compiled for it alone.
        var nearest = new string?[Most];
        var distances = new int[Most];
        while (verb.Length > 0 && !listing.IsEmpty)
        {
            var end = listing.IndexOf((byte)'\n');
            var line = Encoding.UTF8.GetString(end < 0 ? listing : listing[..end]);
            listing = end < 0 ? default : listing[(end + 1)..];
            if (!line.StartsWith(verb, StringComparison.Ordinal) || line[verb.Length] != ' ') continue;
            // INVOKE may stand alone; a handler's name holds no space.
            var key = line[..line.LastIndexOf(' ')];
            var distance = DistanceOf(key.Length > verb.Length ? key[(verb.Length + 1)..] : "", seen);
            for (var place = 0; place < Most; place++)
            {
                if (nearest[place] is not null && distances[place] <= distance) continue;
                (nearest[place], key) = (key, nearest[place]!);
                (distances[place], distance) = (distance, distances[place]);
                if (key is null) break;
            }
        }

        var text = nearest[0] ?? "";
        for (var place = 1; place < Most && nearest[place] is { } next; place++) text += ", " + next;
        return text;
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
