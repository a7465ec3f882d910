using System.Text;
using RouteGen.Routing;

namespace RouteGen.Runtime.Tests;

/// <summary>The runtime serves handlers of Amazon's packages without knowing any of them.</summary>
public sealed class IndependenceTests
{
    [Fact]
    public void The_runtime_references_nothing_but_the_framework() =>
        Assert.All(typeof(CompiledRouter).Assembly.GetReferencedAssemblies(), reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    [Fact]
    public void No_type_of_Amazons_is_named_in_it()
    {
        var file = File.ReadAllBytes(typeof(CompiledRouter).Assembly.Location);
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode }) Assert.True(file.AsSpan().IndexOf(encoding.GetBytes("Amazon.Lambda")) < 0);
    }
}
