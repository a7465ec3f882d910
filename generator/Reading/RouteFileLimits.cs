namespace RouteGen.Generator.Reading;

/// <summary>Bounds of what is read: the reader runs at every keystroke in an editor, over whatever the file holds at that moment.</summary>
internal static class RouteFileLimits
{
    /// <summary>Characters of a file: some 30,000 routes.</summary>
    public const int FileLength = 4 * 1024 * 1024;

    /// <summary>Levels of groups, mappings and brackets. The YAML scanner takes time quadratic in the nesting of brackets: 16 s for 100,000.</summary>
    public const int Depth = 64;

    /// <summary>Events of the YAML parser: twice what the longest file of routes gives.</summary>
    public const int Events = 1_000_000;

    /// <summary>Characters of a path as written, its group prefixes included. With its verb it stays below the 1,024 that YAML allows a key.</summary>
    public const int PathLength = 1_000;

    /// <summary>Characters of an event route's target.</summary>
    public const int TargetLength = 1_000;

    /// <summary>Segments of a path.</summary>
    public const int PathSegments = 64;

    /// <summary>Diagnostics of a file: a file in another format has an error on every line, and an editor draws them all.</summary>
    public const int Diagnostics = 200;

    /// <summary>Characters of a key; YAML does not see a longer one as a key at all.</summary>
    public const int KeyLength = 1_024;
}
