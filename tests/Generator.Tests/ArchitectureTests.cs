using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests;

/// <summary>The rules of docs/architecture.md that no compiler checks.</summary>
public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("Model", "Reporting")]
    [InlineData("Reporting", "Model")]
    [InlineData("Reading", "Model", "Reporting")]
    [InlineData("Resolving", "Model", "Reporting")]
    [InlineData("Planning", "Model", "Reporting")]
    [InlineData("Emitting", "Model")]
    public void A_stage_knows_only(string stage, params string[] allowed)
    {
        foreach (var (file, text) in Sources(stage))
        {
            foreach (var other in new[] { "Model", "Reporting", "Reading", "Resolving", "Planning", "Emitting" }.Except(allowed).Where(other => other != stage))
            {
                Assert.False(text.Contains($"using RouteGen.Generator.{other};", StringComparison.Ordinal), $"{file} uses {other}");
            }
        }
    }

    [Fact]
    public void Only_Resolving_names_symbols()
    {
        string[] names = ["ISymbol", "INamedTypeSymbol", "ITypeSymbol", "IMethodSymbol", "SemanticModel", "GetTypeByMetadataName"];
        foreach (var stage in new[] { "Model", "Reporting", "Reading", "Planning", "Emitting" })
        {
            foreach (var (file, text) in Sources(stage)) Assert.DoesNotContain(names, name => text.Contains(name, StringComparison.Ordinal) && Fail(file, name));
        }

        static bool Fail(string file, string name) => throw new InvalidOperationException($"{file} names {name}");
    }

    [Fact]
    public void Files_are_short_and_their_names_say_what_is_in_them()
    {
        foreach (var file in new[] { "generator", "runtime", "local", "testing" }.SelectMany(folder => Directory.EnumerateFiles(Repository.Folder(folder), "*.cs", SearchOption.AllDirectories)))
        {
            Assert.True(File.ReadLines(file).Count() <= 400, $"{file} has more than 400 lines");
            Assert.DoesNotMatch("(Helper|Helpers|Util|Utils|Utilities|Manager|Misc|Common)\\.cs$", file);
        }
    }

    private static IEnumerable<(string File, string Text)> Sources(string stage) =>
        Directory.EnumerateFiles(Repository.Folder("generator", stage), "*.cs", SearchOption.AllDirectories).Select(file => (file, File.ReadAllText(file)));
}
