using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RouteGen.Testing;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests;

/// <summary>What is true of every folder under <c>tests/Cases</c>, one theory a concern.</summary>
public sealed class CaseTests
{
    public static TheoryData<string> Names => [.. CaseFolder.Names];

    public static TheoryData<string, LanguageVersion> NamesAndVersions
    {
        get
        {
            var data = new TheoryData<string, LanguageVersion>();
            foreach (var name in CaseFolder.Names)
            {
                foreach (var version in new[] { LanguageVersion.CSharp11, LanguageVersion.CSharp12, LanguageVersion.Latest }) data.Add(name, version);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Emits_what_was_verified(string name)
    {
        var folder = CaseFolder.Open(name);
        // Router.g.cs is what people read. The tables and the hosting stand beside it only where they are the point of the case.
        var emitted = folder.Project.Run().Result.GeneratedSources.Where(source => source.HintName == "Router.g.cs" || folder.Has($"expected/{Path.GetFileNameWithoutExtension(source.HintName)}.verified.cs"));
        Directory.CreateDirectory(folder.PathOf("expected"));
        Snapshot.Verify(emitted, new SnapshotFiles(folder.PathOf("expected"), prefix: ""));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Prints_the_expected_diagnostics(string name)
    {
        var folder = CaseFolder.Open(name);
        var printed = folder.Project.Run().Diagnostics;
        if (Snapshot.Accepts)
        {
            File.Delete(folder.PathOf("diagnostics.txt"));
            if (printed.Count > 0) File.WriteAllText(folder.PathOf("diagnostics.txt"), string.Concat(printed.Select(line => line + "\n")));
        }

        Assert.Equal(folder.Lines("diagnostics.txt"), printed);
    }

    // Where something is wrong too: whoever sees RouteGen's error sees no other beside it.
    [Theory]
    [MemberData(nameof(NamesAndVersions))]
    public void Compiles_without_a_warning(string name, LanguageVersion version) =>
        Assert.Empty((CaseFolder.Open(name).Project with { LanguageVersion = version }).Run().CompilerDiagnostics);

    [Theory]
    [MemberData(nameof(Names))]
    public void Runs_no_stage_again_for_equal_input(string name)
    {
        // The same text in new trees: nothing may hang on an object's identity.
        var again = CaseFolder.Open(name).Project.Run().RunAgain(CaseFolder.Open(name).Project);

        Assert.All(
            typeof(PipelineSteps).GetFields().SelectMany(step => again.TrackedSteps.GetValueOrDefault((string)step.GetRawConstantValue()!, [])).SelectMany(step => step.Outputs),
            output => Assert.Contains(output.Reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
        Assert.All(again.TrackedOutputSteps.SelectMany(pair => pair.Value).SelectMany(step => step.Outputs), output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Holds_nothing_of_the_compilation(string name) => ModelGraph.AssertPlainData(CaseFolder.Open(name).Project.Run().Result);

    [Theory]
    [MemberData(nameof(Names))]
    public void Emits_plain_text(string name) => EmittedText.AssertIsPlain(CaseFolder.Open(name).Project.Run());

    [Theory]
    [MemberData(nameof(Names))]
    public void Does_not_tell_where_it_was_made(string name)
    {
        var project = CaseFolder.Open(name).Project;
        var moved = project with
        {
            RouteFiles = [.. project.RouteFiles.Select(file => ("/elsewhere/" + file.Path, string.Concat(Enumerable.Repeat("# A comment.\n", 100)) + file.Text))],
            Sources = [.. project.Sources.Select(file => ("/elsewhere/" + file.Path, new string('\n', 100) + file.Text))],
        };

        Assert.Equal(Emitted(project.Run()), Emitted(moved.Run()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Does_not_depend_on_the_order_of_files(string name)
    {
        var project = CaseFolder.Open(name).Project;
        var reversed = project with { RouteFiles = [.. project.RouteFiles.Reverse()], Sources = [.. project.Sources.Reverse()] };

        Assert.Equal(Emitted(project.Run()), Emitted(reversed.Run()));
        Assert.Equal(project.Run().Diagnostics, reversed.Run().Diagnostics);
    }

    private static IEnumerable<(string Name, string Text)> Emitted(RouterRun run) => run.Result.GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString()));
}
