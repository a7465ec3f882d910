using System.Reflection;
using RouteGen.Tests.Harness;

namespace Contracts.Tests;

/// <summary>What RouteGen, handlers and emitted code rely on, package by package in <c>Surfaces</c>. A package may show more than that.</summary>
public sealed class SurfaceTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Types = ReadTables();

    public static TheoryData<string> TypeNames => [.. Types.Keys];

    [Theory]
    [MemberData(nameof(TypeNames))]
    public void The_type_has_what_is_relied_on(string name)
    {
        var surface = Surface.Of(Find(name));

        Assert.DoesNotContain(Types[name], line => !surface.Contains(line));
    }

    [Fact]
    public void The_types_are_in_the_assemblies_of_the_tables() =>
        Assert.All(Tables(), table => Assert.Equal(Path.GetFileNameWithoutExtension(table), Find(File.ReadLines(table).First()).Assembly.GetName().Name));

    private static IEnumerable<string> Tables() => Directory.EnumerateFiles(Repository.Folder("tests", "Contracts.Tests", "Surfaces"), "*.txt").Order(StringComparer.Ordinal);

    private static Type Find(string name)
    {
        var assembly = Tables().Select(table => Path.GetFileNameWithoutExtension(table)!).Where(candidate => name.StartsWith(candidate + ".", StringComparison.Ordinal)).MaxBy(candidate => candidate.Length)!;
        return Assembly.Load(assembly).GetType(name, throwOnError: true)!;
    }

    // A type's name, and below it, indented, what it has.
    private static Dictionary<string, IReadOnlyList<string>> ReadTables()
    {
        var types = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var table in Tables())
        {
            var type = "";
            foreach (var line in File.ReadLines(table).Where(line => line.Length > 0 && IsOfThisLine(line)))
            {
                if (line.StartsWith(' ')) types[type].Add(line.Split('#')[0].Trim());
                else types.Add(type = line, []);
            }
        }

        return types.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value, StringComparer.Ordinal);
    }

#if AMAZON_LAMBDA_LINE_2
    // "# 3" after a member: the line before does not have it.
    private static bool IsOfThisLine(string line) => !line.EndsWith("# 3", StringComparison.Ordinal);
#else
    private static bool IsOfThisLine(string line) => true;
#endif
}
