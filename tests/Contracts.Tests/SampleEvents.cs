using RouteGen.Tests.Harness;

namespace Contracts.Tests;

/// <summary>Events of a kind: one of our own in <c>Events</c>, and the recorded ones where the conformance data is there.</summary>
internal static class SampleEvents
{
    public static string Own(string kind) => File.ReadAllText(Repository.Folder("tests", "Contracts.Tests", "Events", $"{kind}.json"));

    public static TheoryData<string> Of(params string[] kinds) => [.. Paths(kinds)];

    // From the checkout's folder, so that a test's name does not tell where this machine keeps it.
    public static IEnumerable<string> Paths(params string[] kinds)
    {
        var own = kinds.Select(kind => Repository.Folder("tests", "Contracts.Tests", "Events", $"{kind}.json")).Where(File.Exists);
        var recorded = Conformance.IsThere ? Conformance.Events(kinds).Select(recorded => Conformance.PathOf("events", recorded.Path)) : [];
        return own.Concat(recorded).Select(path => Path.GetRelativePath(Repository.Root, path));
    }

    public static string Text(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));
}
