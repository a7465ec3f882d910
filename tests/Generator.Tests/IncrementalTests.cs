using Microsoft.CodeAnalysis;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests;

/// <summary>What an edit costs: the table of docs/architecture.md, step by step.</summary>
public sealed class IncrementalTests
{
    private const string Routes = """
        routes:
          GET /users/{id}: Users.Get
          POST /users: Users.Create
        """;

    private const string Handlers = """
        namespace App;
        public static class Users
        {
            public static string Get(int id) => "user";
            public static string Create([RouteGen.FromBody] string body) { return body; }
        }
        """;

    private static readonly RouterProject Project = RouterProject.Of(Routes, Handlers) with { Sources = [("Handlers.cs", Handlers), ("Other.cs", "namespace App; class Other { void Run() { } }")] };

    // A step's reason: N new, M modified, U unchanged (it ran and gave the same), C cached (it did not run).
    [Theory]
    [InlineData("nothing", "Reading C, Resolving U, Planning C, Tabulating C, Reporting C, output C")]
    [InlineData("a body elsewhere", "Reading C, Resolving U, Planning C, Tabulating C, Reporting C, output C")]
    [InlineData("a class elsewhere", "Reading C, Resolving U, Planning C, Tabulating C, Reporting C, output C")]
    [InlineData("the handler's body", "Reading C, Resolving U, Planning C, Tabulating C, Reporting C, output C")]
    [InlineData("the handler's signature", "Reading C, Resolving M, Planning M, Tabulating C, Reporting C, output M")]
    [InlineData("a comment in routes.yaml", "Reading M, Resolving U, Planning C, Tabulating C, Reporting U, output C")]
    [InlineData("the order of routes", "Reading M, Resolving M, Planning U, Tabulating C, Reporting U, output C")]
    [InlineData("another route", "Reading M, Resolving M, Planning M, Tabulating M, Reporting U, output M")]
    [InlineData("a misspelt handler", "Reading M, Resolving M, Planning M, Tabulating M, Reporting M, output M")]
    public void An_edit_of(string edited, string expected)
    {
        var changed = edited switch
        {
            "nothing" => Project,
            "a body elsewhere" => Source(1, "{ }", "{ System.GC.Collect(); }"),
            "a class elsewhere" => Source(1, "void Run() { }", "void Run() { } int Added(string x) => 1;"),
            "the handler's body" => Source(0, "return body;", "return body + body;"),
            "the handler's signature" => Source(0, "Get(int id)", "Get(long id)"),
            "a comment in routes.yaml" => Yaml("routes:", "# A comment.\nroutes:"),
            "the order of routes" => Yaml(Routes, "routes:\n  POST /users: Users.Create\n  GET /users/{id}: Users.Get\n"),
            "another route" => Yaml("  POST", "  GET /me: Users.Create\n  POST"),
            "a misspelt handler" => Yaml("Users.Get", "Users.Gett"),
            _ => throw new ArgumentOutOfRangeException(nameof(edited)),
        };
        // "another route" binds a body on GET, which [FromBody] allows.
        Assert.Equal(expected, Describe(Project.Run().RunAgain(changed)));
    }

    [Fact]
    public void A_fragment_is_read_alone()
    {
        var project = Project with { RouteFiles = [("routes.yaml", Routes), ("routes/a.yaml", "routes:\n  GET /a: Users.Get2\n"), ("routes/b.yaml", "routes:\n  GET /b: Users.Get2\n")] };
        var changed = project with { RouteFiles = project.RouteFiles.SetItem(2, ("routes/b.yaml", "routes:\n  GET /c: Users.Get2\n")) };
        var run = project.Run();
        var texts = run.Project.AdditionalTexts();
        var driver = run.Driver.ReplaceAdditionalTexts(texts).RunGenerators(run.Compilation);
        // As an editor does it: one file is another object, the others stay.
        var again = driver.ReplaceAdditionalText(texts[2], changed.AdditionalTexts()[2]).RunGenerators(run.Compilation).GetRunResult().Results[0];
        var reasons = again.TrackedSteps[PipelineSteps.ReadingFile].SelectMany(step => step.Outputs).Select(output => output.Reason);
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], reasons);
    }

    [Fact]
    public void An_edit_of_a_handler_emits_one_of_many_files_anew()
    {
        var project = RouterProject.Of(
            "routes:\n" + string.Concat(Enumerable.Range(0, 600).Select(number => $"  GET /r{number:D3}/{{id}}: Handlers.R{number:D3}\n")),
            $"namespace App; public static class Handlers {{ {string.Concat(Enumerable.Range(0, 600).Select(number => $"public static string R{number:D3}(string id) => id; "))} }}");
        var changed = project with { Sources = [("Handlers.cs", project.Sources[0].Text.Replace("R300(string id)", "R300(string id, int size)", StringComparison.Ordinal))] };
        var again = project.Run().RunAgain(changed);
        Assert.Equal("CMC", string.Concat(Files(again).Select(step => step.Outputs[0].Reason.ToString()[0])));
        Assert.Equal('C', Reason(again.TrackedSteps[PipelineSteps.Tabulating]));

        static IEnumerable<IncrementalGeneratorRunStep> Files(GeneratorRunResult result) =>
            result.TrackedOutputSteps.SelectMany(pair => pair.Value).Where(step => step.Inputs.Any(input => input.Source.Name == PipelineSteps.RouteFiles));
    }

    [Fact]
    public void A_project_that_only_references_the_app_gets_nothing()
    {
        var result = Project.With("RouteGenProject", "").Run();
        Assert.Empty(result.Result.GeneratedSources);
        Assert.Empty(result.Diagnostics);
    }

    [Fact]
    public void A_library_without_routes_gets_nothing_and_a_program_an_error_and_an_empty_router()
    {
        var library = (Project with { RouteFiles = [] }).Run();
        Assert.Empty(library.Result.GeneratedSources);
        Assert.Empty(library.Diagnostics);

        var program = (Project with { RouteFiles = [] }).With("OutputType", "Exe").Run();
        Assert.StartsWith("error RG0002:", Assert.Single(program.Diagnostics), StringComparison.Ordinal);
        Assert.Empty(program.CompilerDiagnostics);
        Assert.Equal(0, program.Load().Listing.Length);
    }

    [Fact]
    public void A_broken_file_gives_one_error_and_a_router_that_compiles()
    {
        var run = RouterProject.Of("routes: [\n", "class Program { static void Main() => App.Router.RunAsync([]); }").With("OutputType", "Exe").Run();
        Assert.Single(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void A_project_below_CSharp_11_is_told_so()
    {
        var run = (Project with { LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp10 }).Run();
        Assert.StartsWith("error RG0003:", Assert.Single(run.Diagnostics), StringComparison.Ordinal);
    }

    private static RouterProject Source(int index, string old, string @new)
    {
        Assert.Contains(old, Project.Sources[index].Text, StringComparison.Ordinal);
        return Project with { Sources = Project.Sources.SetItem(index, (Project.Sources[index].Path, Project.Sources[index].Text.Replace(old, @new, StringComparison.Ordinal))) };
    }

    private static RouterProject Yaml(string old, string @new)
    {
        Assert.Contains(old, Routes, StringComparison.Ordinal);
        return Project with { RouteFiles = [("routes.yaml", Routes.Replace(old, @new, StringComparison.Ordinal))] };
    }

    private static string Describe(GeneratorRunResult result)
    {
        string[] steps = [PipelineSteps.Reading, PipelineSteps.Resolving, PipelineSteps.Planning, PipelineSteps.Tabulating, PipelineSteps.Reporting];
        var described = steps.Select(step => $"{step} {Reason(result.TrackedSteps[step])}");
        var sources = result.TrackedOutputSteps.SelectMany(pair => pair.Value).Where(step => step.Inputs.Any(input => input.Source.Name == PipelineSteps.RouterFile));
        return string.Join(", ", described.Append($"output {Reason(sources)}"));
    }

    private static char Reason(IEnumerable<IncrementalGeneratorRunStep> steps) => steps.SelectMany(step => step.Outputs).Select(output => output.Reason).Distinct().ToList() switch
    {
        [var reason] => reason.ToString()[0],
        var several => throw new InvalidOperationException(string.Join(", ", several)),
    };
}
