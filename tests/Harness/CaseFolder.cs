namespace RouteGen.Tests.Harness;

/// <summary>A folder of <c>tests/Cases</c>: a project, and beside it what has to come of it. <c>tests/Cases/README.md</c> says which file means what.</summary>
public sealed class CaseFolder
{
    private readonly string _folder;

    private CaseFolder(string folder) => _folder = folder;

    /// <summary>All cases, by name: adding a folder adds a case.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateDirectories(Repository.Folder("tests", "Cases")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    /// <summary>The project: <c>routes.yaml</c>, <c>routes/**/*.yaml</c>, the C# files, the build properties and packages of <c>project.txt</c>.</summary>
    public RouterProject Project => Lines("project.txt").Aggregate(
        new RouterProject
        {
            RouteFiles = [.. Files("*.yaml").Select(path => (path, Read(path)))],
            Sources = [.. Files("*.cs").Where(path => !path.StartsWith("expected/", StringComparison.Ordinal)).Select(path => (path, Read(path)))],
        },
        (project, line) => line.Split('=', 2) is [var name, var value] ? (name == "Packages" ? project.WithPackages(value) : project.With(name, value)) : throw new FormatException($"project.txt: '{line}' is not Name=Value."));

    public static CaseFolder Open(string name) => new(Repository.Folder("tests", "Cases", name));

    public string PathOf(string file) => Path.Combine(_folder, file);

    public bool Has(string file) => File.Exists(PathOf(file));

    /// <summary>The lines of a file; none where the file is not there.</summary>
    public IReadOnlyList<string> Lines(string file) => Has(file) ? File.ReadAllLines(PathOf(file)) : [];

    private string Read(string file) => File.ReadAllText(PathOf(file));

    private IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(_folder, pattern, SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(_folder, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);
}
