using System.Xml.Linq;

namespace RouteGen.Package.Tests;

/// <summary>A throwaway project that restores the packed packages into a package folder of its own, as on a machine that never saw RouteGen.</summary>
internal sealed class ConsumerProject : IDisposable
{
    private readonly PackedPackages _packages;

    /// <param name="packages">The packages.</param>
    /// <param name="name">The project's name, which is its root namespace too.</param>
    /// <param name="properties">More properties of the project file, as XML.</param>
    /// <param name="items">Its items besides the reference to RouteGen, as XML.</param>
    /// <param name="outputType">Exe or Library.</param>
    /// <param name="framework">The target framework.</param>
    /// <param name="referencesRouteGen">Whether it references the package.</param>
    /// <param name="usesPublicFeed">Whether it may restore from the machine's own feeds too, what the machine's package folder lacks.</param>
    public ConsumerProject(PackedPackages packages, string name = "App", string properties = "", string items = "", string outputType = "Exe", string framework = "net10.0", bool referencesRouteGen = true, bool usesPublicFeed = false)
    {
        _packages = packages;
        Name = name;
        Solution = Directory.CreateDirectory(Path.Combine(packages.Folder, "projects", Guid.NewGuid().ToString("N"))).FullName;
        Folder = Directory.CreateDirectory(Path.Combine(Solution, name)).FullName;
        var reference = referencesRouteGen ? $"<PackageReference Include=\"RouteGen\" Version=\"{packages.Version}\" />" : "";
        Write($"{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>{outputType}</OutputType>
                <TargetFramework>{framework}</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {reference}
                {items}
              </ItemGroup>
            </Project>
            """);
        WriteBeside("nuget.config", $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{Path.Combine(Solution, "packages")}" />
              </config>
              <fallbackPackageFolders>
                <add key="machine" value="{packages.GlobalPackages}" />
              </fallbackPackageFolders>
              <packageSources>
                {(usesPublicFeed ? "" : "<clear />")}
                <add key="packed" value="{packages.Feed}" />
              </packageSources>
            </configuration>
            """);
        // What lies above the temporary folder must not reach in.
        WriteBeside("Directory.Build.props", "<Project />");
        WriteBeside("Directory.Build.targets", "<Project />");
        WriteBeside("Directory.Packages.props", "<Project />");
    }

    public string Name { get; }

    /// <summary>The folder of the project.</summary>
    public string Folder { get; }

    /// <summary>The folder above it, with the package folder and other projects.</summary>
    public string Solution { get; }

    public ConsumerProject Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public ConsumerProject WriteBeside(string file, string text)
    {
        var path = Path.Combine(Solution, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public CommandResult Dotnet(params string[] arguments) => CommandLine.Dotnet(Folder, arguments);

    public CommandResult Build(params string[] arguments) => Dotnet(["build", "--nologo", "-warnaserror", .. arguments]);

    public void Dispose() => Directory.Delete(Solution, recursive: true);

    /// <summary>The text of an element of the package's nuspec.</summary>
    public static XDocument Nuspec(PackedPackages packages, string id)
    {
        using var archive = packages.Open(id);
        using var stream = archive.GetEntry(id + ".nuspec")!.Open();
        return XDocument.Load(stream);
    }
}
