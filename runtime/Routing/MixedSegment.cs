namespace RouteGen.Routing;

/// <summary>Matches a segment against literals with parameters between them, as <c>{base}...{head}</c> or <c>{id}.json</c>.</summary>
internal static class MixedSegment
{
    /// <summary>
    /// Each parameter takes at least one byte and ends at the first occurrence of the literal after it; the last literal must end the segment.
    /// Taking the first occurrence never loses a match: it leaves the most room for the rest. So one pass is enough and no input makes it slow.
    /// </summary>
    /// <param name="pattern">The segment as written in the template; no literal holds a brace.</param>
    /// <param name="segment">The decoded segment.</param>
    /// <param name="offset">Where the segment stands in the path's text.</param>
    /// <param name="path">Takes the values; on failure the caller takes them back.</param>
    public static bool TryMatch(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> segment, int offset, PathSegments path)
    {
        TakeLiteral(ref pattern, out var literal);
        if (!segment.StartsWith(literal)) return false;
        var position = literal.Length;

        // From here on the pattern stands behind a parameter.
        while (TakeLiteral(ref pattern, out literal))
        {
            if (position >= segment.Length) return false;
            var found = segment[(position + 1)..].IndexOf(literal);
            if (found < 0) return false;
            path.Capture(offset + position, found + 1);
            position += found + 1 + literal.Length;
        }

        // The last parameter takes all up to the last literal, which is anchored at the end.
        var length = segment.Length - literal.Length - position;
        if (length < 1 || !segment.EndsWith(literal)) return false;
        path.Capture(offset + position, length);
        return true;
    }

    // The literal up to the next parameter, which is passed over; false when there is none and the literal is the last.
    private static bool TakeLiteral(ref ReadOnlySpan<byte> pattern, out ReadOnlySpan<byte> literal)
    {
        var start = pattern.IndexOf((byte)'{');
        literal = start < 0 ? pattern : pattern[..start];
        if (start < 0) return false;
        pattern = pattern[(pattern.IndexOf((byte)'}') + 1)..];
        return true;
    }
}
