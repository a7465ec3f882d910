namespace RouteGen.Tests.Harness;

/// <summary>Recorded events and the routes of real APIs: a folder that is not part of the repository. <c>ROUTEGEN_CONFORMANCE</c> says where it is, unless it lies beside the checkout.</summary>
public static class Conformance
{
    private static readonly string Root = Environment.GetEnvironmentVariable("ROUTEGEN_CONFORMANCE") ?? Repository.Folder("..", "shared", "conformance");

    public static bool IsThere { get; } = File.Exists(PathOf("events", "index.csv"));

    /// <summary>Why a test is skipped, where one is.</summary>
    public static string? Missing => IsThere ? null : "The conformance data is not there: ../shared/conformance, or the folder that ROUTEGEN_CONFORMANCE names.";

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The recorded events of some kinds, by path below the folder of events.</summary>
    public static IEnumerable<(string Kind, string Path)> Events(params string[] kinds) =>
        from line in File.ReadLines(PathOf("events", "index.csv")).Skip(1)
        let cells = line.Split(',')
        where kinds.Contains(cells[1])
        select (cells[1], cells[0]);

    /// <summary>The routes of an API as keys: <c>GET /users/{id}</c>.</summary>
    public static IReadOnlyList<string> Routes(string list) => [.. File.ReadLines(PathOf("routes", list)).Select(line => line.Split('\t')).Select(parts => $"{parts[0]} {parts[1]}")];
}

/// <summary>A test that needs the conformance data. Elsewhere it is skipped, and the run says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConformanceFactAttribute : FactAttribute
{
    public ConformanceFactAttribute() => Skip = Conformance.Missing;
}

/// <inheritdoc cref="ConformanceFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConformanceTheoryAttribute : TheoryAttribute
{
    public ConformanceTheoryAttribute() => Skip = Conformance.Missing;
}
