using System.Collections.Concurrent;
using RouteGen.Routing;
using RouteGen.Tests.Harness;

namespace RouteGen.Behaviour.Tests.Requests;

/// <summary>The cases that have a <c>requests.txt</c>, their blocks, and their compiled routers.</summary>
internal static class CaseRouters
{
    private static readonly ConcurrentDictionary<string, RouterRun> Runs = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } = [.. CaseFolder.Names.Where(name => CaseFolder.Open(name).Has("requests.txt"))];

    public static IReadOnlyList<CaseRequest> Requests(string name) => RequestFile.Read($"tests/Cases/{name}/requests.txt", CaseFolder.Open(name).Lines("requests.txt"));

    /// <summary>A router of its own, so that what a case's handlers keep is as new.</summary>
    public static CompiledRouter Load(string name) => Runs.GetOrAdd(name, static name => CaseFolder.Open(name).Project.Run()).Load();
}
