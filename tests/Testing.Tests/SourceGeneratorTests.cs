using Microsoft.CodeAnalysis;

namespace RouteGen.Testing.Tests;

public sealed class SourceGeneratorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("routegen-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_generator_sees_files_properties_and_references_as_in_a_build()
    {
        var seen = Witness(new GeneratorProject
        {
            Routes = "routes:",
            Fragments = new Dictionary<string, string>(StringComparer.Ordinal) { ["routes/users.yaml"] = "more:" },
            // List<T>, Task and Enumerable come from the implicit usings, HttpRequest from the runtime.
            Sources = new Dictionary<string, string>(StringComparer.Ordinal) { ["Users.cs"] = "using RouteGen; public class Users { public Task<List<int>> A(HttpRequest r) => Task.FromResult(Enumerable.Range(0, 1).ToList()); static void Main() { } }" },
            Properties = new Dictionary<string, string>(StringComparer.Ordinal) { ["RootNamespace"] = "Shop", ["OutputType"] = "Exe", ["PublishAot"] = "true" },
            AssemblyName = "Shop",
        });

        Assert.Equal(
            """
            app routes.yaml: routes:
            fragment routes/users.yaml: more:
            build_property.OutputType=Exe
            build_property.PublishAot=true
            build_property.RootNamespace=Shop
            build_property.RouteGenProject=true
            Shop ConsoleApplication [RouteGen, RouteGen.Testing.Tests]

            """,
            seen);
    }

    [Fact]
    public void The_assembly_itself_is_no_reference() =>
        Assert.DoesNotContain("RouteGen.Testing.Tests", Witness(new GeneratorProject { AssemblyName = "RouteGen.Testing.Tests" }).Split('[')[1], StringComparison.Ordinal);

    [Fact]
    public void Errors_are_thrown_as_the_compiler_prints_them()
    {
        var failure = Assert.Throws<SourceGeneratorException>(() => SourceGenerator.Run(new GeneratorProject { Routes = "routes:" }, new ComplainingGenerator(DiagnosticSeverity.Error), out _));

        Assert.Equal("routes.yaml(3,16): error TEST001: handler 'Users.Creat' not found (https://example.com/TEST001)", failure.Message);
        Assert.Equal("TEST001", Assert.Single(failure.Diagnostics).Id);
    }

    [Fact]
    public void Errors_that_are_allowed_and_warnings_stay_in_the_result()
    {
        var allowed = SourceGenerator.Run(new GeneratorProject { Routes = "routes:", AllowsErrors = true }, new ComplainingGenerator(DiagnosticSeverity.Error), out _);
        var warned = SourceGenerator.Run(new GeneratorProject { Routes = "routes:" }, new ComplainingGenerator(DiagnosticSeverity.Warning), out _);

        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(allowed.GetRunResult().Diagnostics).Severity);
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(warned.GetRunResult().Diagnostics).Severity);
    }

    [Fact]
    public void A_defect_of_the_generator_is_thrown()
    {
        var failure = Assert.Throws<SourceGeneratorException>(() => SourceGenerator.Run(new GeneratorProject(), new FailingGenerator(), out _));

        Assert.Contains("defect", failure.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidDataException>(failure.InnerException);
    }

    [Fact]
    public void A_projects_folder_is_read_as_a_build_reads_it()
    {
        Write("My Shop.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><IsAotCompatible>true</IsAotCompatible><PublishAot Condition="false">true</PublishAot></PropertyGroup></Project>""");
        Write("routes.yaml", "app");
        Write("routes/a.yaml", "a");
        Write("routes/sub/b.yaml", "b");
        Write("routes/sub/c.yml", "c");
        Write("routes/notes.txt", "never");
        Write("Users.cs", "users");
        Write("Orders/Orders.cs", "orders");
        Write("obj/Debug/Generated.cs", "never");
        Write("bin/Copied.cs", "never");
        var project = GeneratorProject.FromDirectory(_folder);

        Assert.Equal(("My Shop", "My_Shop", "Exe", "true"), (project.AssemblyName, project.Properties["RootNamespace"], project.Properties["OutputType"], project.Properties["IsAotCompatible"]));
        Assert.False(project.Properties.ContainsKey("PublishAot"));
        Assert.Equal(("routes.yaml", "app"), (project.RoutesPath, project.Routes));
        Assert.Equal(["routes/a.yaml: a", "routes/sub/b.yaml: b", "routes/sub/c.yml: c"], project.Fragments.Select(file => $"{file.Key}: {file.Value}"));
        Assert.Equal(["Orders/Orders.cs: orders", "Users.cs: users"], project.Sources.Select(file => $"{file.Key}: {file.Value}"));
    }

    [Fact]
    public void A_project_may_name_its_route_files()
    {
        Write("app/App.csproj", """<Project><PropertyGroup><RootNamespace>Shop</RootNamespace><EnableDefaultRouteFiles>false</EnableDefaultRouteFiles></PropertyGroup><ItemGroup><RouteFile Include="..\shared.yaml" /><RouteFile Include="more.yaml" RouteGenFile="fragment" /></ItemGroup></Project>""");
        Write("app/routes.yaml", "not this one");
        Write("app/more.yaml", "more");
        Write("shared.yaml", "shared");
        var project = GeneratorProject.FromDirectory(Path.Combine(_folder, "app"));

        Assert.Equal(("../shared.yaml", "shared", "Shop", "Library"), (project.RoutesPath, project.Routes, project.Properties["RootNamespace"], project.Properties["OutputType"]));
        Assert.Equal("more", project.Fragments["more.yaml"]);
    }

    [Fact]
    public void A_project_without_routes_has_none()
    {
        Write("App.csproj", "<Project />");

        Assert.Null(GeneratorProject.FromDirectory(_folder).Routes);
    }

    [Fact]
    public void A_folder_without_one_project_is_an_error()
    {
        Assert.Throws<FileNotFoundException>(() => GeneratorProject.FromDirectory(_folder));
        Write("A.csproj", "<Project />");
        Write("B.csproj", "<Project />");
        Assert.Throws<FileNotFoundException>(() => GeneratorProject.FromDirectory(_folder));
        Assert.Throws<DirectoryNotFoundException>(() => SourceGenerator.RunOnProject("../no/such/folder"));
    }

    [Fact]
    public void The_source_folder_is_found_after_a_build_that_hides_it()
    {
        Write("tests/Shop.Tests/UserTests.cs", "");
        var output = Path.Combine(_folder, "artifacts", "bin", "Shop.Tests", "debug");
        Directory.CreateDirectory(output);

        Assert.Equal(Path.Combine(_folder, "tests", "Shop.Tests"), SourceFile.DirectoryOf("/_/tests/Shop.Tests/UserTests.cs", output));
        Assert.Equal(Path.Combine(_folder, "tests", "Shop.Tests"), SourceFile.DirectoryOf(Path.Combine(_folder, "tests/Shop.Tests/UserTests.cs"), output));
        Assert.Throws<DirectoryNotFoundException>(() => SourceFile.DirectoryOf("/_/tests/Shop.Tests/NoTests.cs", output));
    }

    private static string Witness(GeneratorProject project)
    {
        var result = SourceGenerator.Run(project, new WitnessGenerator(), out _).GetRunResult();
        return Assert.Single(result.GeneratedTrees).ToString()[3..^3];
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
