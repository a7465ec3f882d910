namespace RouteGen.Local.Tests.Fronts;

/// <summary>Events recorded elsewhere, in a folder beside the repository that is not part of it.</summary>
internal static class Conformance
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("ROUTEGEN_CONFORMANCE") ?? Path.Combine(RepositoryRoot(), "..", "shared", "conformance");

    public static bool IsThere => File.Exists(Path.Combine(Folder, "events", "index.csv"));

    /// <summary>The events of some kinds, by path below the folder.</summary>
    public static IEnumerable<(string Kind, string Path)> Events(params string[] kinds) =>
        from line in File.ReadLines(Path.Combine(Folder, "events", "index.csv")).Skip(1)
        let cells = line.Split(',')
        where kinds.Contains(cells[1])
        select (cells[1], cells[0]);

    public static byte[] Read(string path) => File.ReadAllBytes(Path.Combine(Folder, "events", path));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RouteGen.sln"))) folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}

/// <summary>A theory on recorded events: visibly skipped where they are not at hand.</summary>
internal sealed class RecordedTheoryAttribute : TheoryAttribute
{
    public RecordedTheoryAttribute()
    {
        if (!Conformance.IsThere) Skip = "The recorded events are not beside the repository: ../shared/conformance, or ROUTEGEN_CONFORMANCE.";
    }
}
