namespace LogUnpacker.Zip;

/// <summary>Which paths are taken from a zip: those that lead into the folder that they are unpacked to, on every system that may read the files later.</summary>
public static class EntryPath
{
    /// <summary>What makes a path one that is refused, behind "it"; <see langword="null"/> for a good one. A folder's ends in a slash.</summary>
    public static string? WhatIsWrongWith(string path)
    {
        if (path.Length == 0) return "is empty";
        if (path.AsSpan().IndexOfAnyInRange('\0', '\u001F') >= 0 || path.Contains('\u007F', StringComparison.Ordinal)) return "holds a control character";
        if (path.Contains('\\', StringComparison.Ordinal)) return "holds a backslash";
        if (path[0] == '/') return "is absolute";
        if (path is [var letter, ':', ..] && char.IsAsciiLetter(letter)) return "names a drive";
        var segments = path.EndsWith('/') ? path[..^1] : path;
        foreach (var segment in segments.Split('/'))
        {
            // Windows drops dots and spaces at the end of a name: '.. ' is '..' there.
            if (segment.TrimEnd(' ', '.').Length == 0) return segment.Length == 0 ? "holds an empty segment" : $"holds the segment '{segment}'";
        }

        return null;
    }
}
