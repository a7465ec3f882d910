using System.Globalization;
using System.IO.Compression;
using RouteGen.Tests.Harness;

namespace RouteGen.Package.Tests;

/// <summary>The packages as a user gets them: packed once for all tests, under a version that no cache has seen.</summary>
public sealed class PackedPackages : IDisposable
{
    public PackedPackages()
    {
        Folder = Directory.CreateTempSubdirectory("routegen-packages-").FullName;
        Feed = Directory.CreateDirectory(Path.Combine(Folder, "feed")).FullName;
        Version = "0.1.0-test." + DateTime.UtcNow.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
        GlobalPackages = CommandLine.Dotnet(Folder, "nuget", "locals", "global-packages", "--list").Expect().Split("global-packages:")[1].Trim();
        // Release builds lie apart from the Debug ones that the test run itself may be building, which have been analyzed.
        foreach (var project in new[] { "package", "testing", "templates" }) CommandLine.Dotnet(Repository.Folder(project), "pack", "-c", "Release", "--nologo", "-p:RunAnalyzers=false", $"-p:Version={Version}", "-o", Feed).Expect();
    }

    public string Folder { get; }

    public string Feed { get; }

    public string Version { get; }

    /// <summary>Where this machine keeps restored packages: throwaway projects read the compiler's and the framework's from there.</summary>
    public string GlobalPackages { get; }

    public ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(Feed, $"{id}.{Version}.nupkg"));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>One set of packages for all test classes.</summary>
[CollectionDefinition(Name)]
public sealed class PackageTests : ICollectionFixture<PackedPackages>
{
    public const string Name = "packages";
}
