using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace RouteGen.Package.Tests;

[Collection(PackageTests.Name)]
public sealed class PackageContentTests(PackedPackages packages)
{
    [Fact]
    public void Every_entry_is_meant()
    {
        using var package = packages.Open("RouteGen");
        string[] expected =
        [
            "README.md",
            "RouteGen.nuspec",
            "THIRD-PARTY-NOTICES.txt",
            "analyzers/dotnet/cs/RouteGen.Generator.dll",
            "analyzers/dotnet/cs/RouteGen.Yaml.dll",
            "build/RouteGen.props",
            "build/RouteGen.targets",
            "dev/net10.0/RouteGen.Local.dll",
            "dev/net8.0/RouteGen.Local.dll",
            "icon.png",
            "lib/net10.0/RouteGen.dll",
            "lib/net10.0/RouteGen.xml",
            "lib/net8.0/RouteGen.dll",
            "lib/net8.0/RouteGen.xml",
            "schema/routes.schema.json",
        ];
        var entries = package.Entries.Select(entry => entry.FullName).Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml");
        Assert.Equal(expected, entries.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_depends_on_nothing_and_says_where_it_comes_from()
    {
        var metadata = ConsumerProject.Nuspec(packages, "RouteGen").Root!.Elements().Single();
        Assert.Equal("RouteGen", metadata.Elements().Single(element => element.Name.LocalName == "id").Value);
        Assert.Equal(["net8.0", "net10.0"], metadata.Descendants().Where(element => element.Name.LocalName == "group").Select(group => group.Attribute("targetFramework")!.Value));
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
        var repository = metadata.Elements().Single(element => element.Name.LocalName == "repository");
        Assert.Matches("^[0-9a-f]{40}$", repository.Attribute("commit")!.Value);
    }

    // The SDK keeps one of two analyzer files of the same name and drops the other (docs/decisions/0002).
    [Fact]
    public void No_analyzer_file_has_a_name_that_another_generator_may_ship()
    {
        using var package = packages.Open("RouteGen");
        foreach (var entry in package.Entries.Where(entry => entry.FullName.StartsWith("analyzers/", StringComparison.Ordinal)))
        {
            Assert.StartsWith("RouteGen.", entry.Name, StringComparison.Ordinal);
            using var stream = new MemoryStream();
            using (var opened = entry.Open()) opened.CopyTo(stream);
            stream.Position = 0;
            using var reader = new PEReader(stream);
            var metadata = reader.GetMetadataReader();
            Assert.Equal(Path.GetFileNameWithoutExtension(entry.Name), metadata.GetString(metadata.GetAssemblyDefinition().Name));
            Assert.DoesNotContain("YamlDotNet", metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)));
        }
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void The_runtime_references_the_framework_alone_and_carries_its_symbols(string framework)
    {
        using var package = packages.Open("RouteGen");
        using var stream = new MemoryStream();
        using (var opened = package.GetEntry($"lib/{framework}/RouteGen.dll")!.Open()) opened.CopyTo(stream);
        stream.Position = 0;
        using var reader = new PEReader(stream);
        var metadata = reader.GetMetadataReader();
        Assert.All(metadata.AssemblyReferences, handle => Assert.StartsWith("System.", metadata.GetString(metadata.GetAssemblyReference(handle).Name), StringComparison.Ordinal));
        Assert.Contains(reader.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
    }
}
