using RouteGen.Events;
using RouteGen.Generator.Model;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests.Planning;

/// <summary>The generator and the runtime know the same kinds, and the reference lists them.</summary>
public sealed class RawKindTests
{
    [Fact]
    public void The_generator_has_the_kinds_of_the_runtime() => Assert.Equal(RawEvents.Names, RawKinds.All);

    [Fact]
    public void The_reference_lists_them()
    {
        var rows = File.ReadLines(Repository.Folder("docs", "routes-yaml.md")).SkipWhile(line => line != "| `RAW` | events of |").Skip(2).TakeWhile(line => line.StartsWith('|'));

        Assert.Equal(RawKinds.All.Order(StringComparer.Ordinal), rows.Select(row => row.Split('`')[1]));
    }
}
