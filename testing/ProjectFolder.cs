using System.Xml.Linq;

namespace RouteGen.Testing;

/// <summary>Reads a project's folder as far as the generator is concerned.</summary>
internal static class ProjectFolder
{
    private static readonly string[] OutputFolders = ["bin", "obj", "artifacts"];

    public static GeneratorProject Read(string directory)
    {
        if (!Directory.Exists(directory)) throw new DirectoryNotFoundException($"The folder {directory} is not there.");
        var projects = Directory.GetFiles(directory, "*.csproj");
        if (projects.Length != 1) throw new FileNotFoundException($"The folder {directory} holds {projects.Length} projects, and one is needed.");

        var name = Path.GetFileNameWithoutExtension(projects[0]);
        var document = XDocument.Load(projects[0]);
        var properties = ReadProperties(document);
        // What the SDK sets unless the project does.
        properties.TryAdd("AssemblyName", name);
        properties.TryAdd("RootNamespace", name.Replace(' ', '_'));
        properties.TryAdd("OutputType", "Library");

        var routeFiles = FindRouteFiles(directory, document, properties).ToList();
        var app = routeFiles.FirstOrDefault(file => file.Kind == "app").Path;
        return new GeneratorProject
        {
            AssemblyName = properties["AssemblyName"],
            Properties = properties,
            Routes = app is null ? null : File.ReadAllText(Path.Combine(directory, app)),
            RoutesPath = app ?? "routes.yaml",
            Fragments = routeFiles.Where(file => file.Kind != "app").ToDictionary(file => file.Path, file => File.ReadAllText(Path.Combine(directory, file.Path)), StringComparer.Ordinal),
            Sources = FindSources(directory).ToDictionary(path => path, path => File.ReadAllText(Path.Combine(directory, path)), StringComparer.Ordinal),
        };
    }

    private static Dictionary<string, string> ReadProperties(XDocument project)
    {
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in Elements(project.Root!, "PropertyGroup").Where(IsUnconditional))
        {
            foreach (var property in group.Elements().Where(IsUnconditional)) properties[property.Name.LocalName] = property.Value.Trim();
        }

        return properties;
    }

    private static IEnumerable<(string Path, string Kind)> FindRouteFiles(string directory, XDocument project, Dictionary<string, string> properties)
    {
        if (!properties.TryGetValue("EnableDefaultRouteFiles", out var enabled) || !enabled.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            if (File.Exists(Path.Combine(directory, "routes.yaml"))) yield return ("routes.yaml", "app");
            var folder = Path.Combine(directory, "routes");
            if (Directory.Exists(folder))
            {
                foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(IsYaml).Order(StringComparer.Ordinal)) yield return (RelativePath(directory, file), "fragment");
            }
        }

        foreach (var item in Elements(project.Root!, "ItemGroup").SelectMany(group => Elements(group, "RouteFile")))
        {
            if (item.Attribute("Include")?.Value is not { } path) continue;
            var kind = item.Attribute("RouteGenFile")?.Value ?? Elements(item, "RouteGenFile").FirstOrDefault()?.Value ?? "app";
            yield return (path.Replace('\\', '/'), kind);
        }
    }

    private static bool IsYaml(string file) => Path.GetExtension(file) is ".yaml" or ".yml";

    private static IEnumerable<string> FindSources(string directory) =>
        Directory.GetFiles(directory, "*.cs", SearchOption.AllDirectories)
            .Select(file => RelativePath(directory, file))
            .Where(path => !OutputFolders.Contains(path.Split('/')[0], StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);

    private static string RelativePath(string directory, string file) => Path.GetRelativePath(directory, file).Replace('\\', '/');

    // A project file may carry the old MSBuild namespace or none.
    private static IEnumerable<XElement> Elements(XElement parent, string name) => parent.Elements().Where(element => element.Name.LocalName == name);

    private static bool IsUnconditional(XElement element) => element.Attribute("Condition") is null;
}
