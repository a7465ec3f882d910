namespace RouteGen.Testing;

/// <summary>A project as the generator sees it: route files, C# sources, properties.</summary>
public sealed record GeneratorProject
{
    /// <summary>The text of <c>routes.yaml</c>; <see langword="null"/> for a project without one.</summary>
    public string? Routes { get; init; }

    /// <summary>The name under which diagnostics show <see cref="Routes"/>.</summary>
    public string RoutesPath { get; init; } = "routes.yaml";

    /// <summary>The files that are merged with it, by path: <c>routes/users.yaml</c>.</summary>
    public IReadOnlyDictionary<string, string> Fragments { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The C# files by path. The usual usings (<c>ImplicitUsings</c>) are added.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The name of the assembly. A reference of that name, such as the project itself, is left out.</summary>
    public string AssemblyName { get; init; } = "App";

    /// <summary>The project's properties as MSBuild knows them: <c>RootNamespace</c>, <c>OutputType</c>, <c>PublishAot</c> and so on.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["RootNamespace"] = "App", ["OutputType"] = "Exe" };

    /// <summary>Whether errors of the generator are left in the driver's result instead of being thrown.</summary>
    public bool AllowsErrors { get; init; }

    /// <summary>Reads a project's folder: its one <c>.csproj</c>, its route files and its C# files.</summary>
    /// <param name="directory">The folder.</param>
    /// <exception cref="IOException">The folder is not there, or holds no project or several.</exception>
    /// <remarks>
    /// Of the project file only plain properties and <c>RouteFile</c> items are understood. What <c>Directory.Build.props</c> says, or a condition decides, is set afterwards:
    /// <c>GeneratorProject.FromDirectory(path) with { AssemblyName = "Shop" }</c>.
    /// </remarks>
    public static GeneratorProject FromDirectory(string directory) => ProjectFolder.Read(directory);
}
