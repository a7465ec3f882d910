using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Benchmarks;
using RouteGen.Benchmarks.Generator;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reading;
using RouteGen.Generator.Resolving;

var isQuick = args.Contains("--quick");
int[] sizes = [10, 100, 1_000, 10_000];
var report = new Report("generator", "What the generator costs", "dotnet run -c Release --project benchmarks/Generator" + (isQuick ? " -- --quick" : ""));

// Edits, all kinds in turn, round by round.
var costs = new Dictionary<(int Size, string Edit), Cost>();
var resolvedAnew = new Dictionary<int, double>();
foreach (var size in sizes)
{
    var rounds = Rounds(size);
    var projects = Edits.All.Select(edit => new Edits(new Corpus(size, $"Edited{size}{edit.Name}"))).ToArray();
    var measured = projects.Select(_ => new List<Cost>()).ToArray();
    var anew = new List<double>();
    // An editor's compiler has run for hours: what is compiled in a hurry at first has been compiled again.
    for (var round = size == 10_000 ? -3 : -40; round < rounds; round++)
    {
        for (var i = 0; i < projects.Length; i++)
        {
            var cost = projects[i].Measure(Edits.All[i].Make);
            if (round >= 0) measured[i].Add(cost);
        }

        var whole = ResolveAnew(projects[0].Compilation, size);
        if (round >= 0) anew.Add(whole);
    }

    for (var i = 0; i < projects.Length; i++) costs[(size, Edits.All[i].Name)] = Cost.MedianOf(measured[i]);
    resolvedAnew[size] = Figure.Median(anew);
}

var firstRuns = sizes.ToDictionary(size => size, size => Cost.MedianOf([.. Enumerable.Range(-1, Rounds(size) / 2 + 1).Select(round => FirstRun.Of(new Corpus(size, $"First{size}_{round}"))).Skip(1)]));
var stages = sizes.ToDictionary(size => size, size =>
{
    var runs = Enumerable.Range(0, Rounds(size) / 2).Select(round => FirstRun.StagesOf(new Corpus(size, $"Stages{size}_{round}"))).ToArray();
    return FirstRun.Stages.Select((_, stage) => Figure.Median(runs.Select(run => run[stage]))).ToArray();
});

// One compilation of the switch over 10,000 strings takes more than a minute, so there is one.
var tables = Cost.MedianOf([.. Enumerable.Range(-2, 7).Select(round => CompilerCost.OfTables(new Corpus(10_000, $"Tables{round}"))).Skip(2)]).Milliseconds;
var stringSwitch = CompilerCost.OfStringSwitch(RouteLists.Made(10_000)).Milliseconds;

report.AddTable(
    "An edit",
    "Milliseconds (KB allocated) for the driver's run after an edit, with 200 files beside those of the handlers, ten handlers a file. \"All resolved anew\" is what each edit of C# would cost without what the generator remembers.",
    ["routes", .. Edits.All.Select(edit => edit.Name), "all resolved anew"],
    sizes.Select(size => (string[])[Count(size), .. Edits.All.Select(edit => Show(costs[(size, edit.Name)])), Figure.Format(resolvedAnew[size])]));
report.AddTable(
    "The first run",
    "Milliseconds (KB allocated) in a compiler that has been running, for a project that nothing has been asked of: most of resolving is the compiler's own binding, which it keeps. Then by stage.",
    ["routes", "first run", .. FirstRun.Stages],
    sizes.Select(size => (string[])[Count(size), Show(firstRuns[size]), .. stages[size].Select(Figure.Format)]));
report.AddTable(
    "The C# compiler",
    "Milliseconds to compile the way from a key to a route's number, 10,000 routes.",
    ["emitted tables", "a switch over strings", "ratio"],
    [[Figure.Format(tables), Figure.Format(stringSwitch), Figure.Format(stringSwitch / tables) + "x"]]);

var keystroke = costs[(1_000, Edits.Keystroke)].Milliseconds;
report.AddHeadline("a keystroke, 1,000 routes", Figure.Format(keystroke) + " ms");
report.Add(Target.AtMost(11, "compiling the tables of 10,000 routes", tables, 500, "ms"));
report.Add(Target.AtLeast(11, "compiling a string switch of 10,000 routes against the tables", stringSwitch / tables, 100));
report.Add(Target.AtMost(12, "keystroke in an unrelated file, 1,000 routes", keystroke, 0.5, "ms"));
report.Add(Target.AtLeast(12, "resolving 1,000 routes anew against a keystroke", resolvedAnew[1_000] / keystroke, 50));
return report.Publish();

int Rounds(int size) => size == 10_000 ? (isQuick ? 5 : 11) : isQuick ? 21 : 51;

static string Count(int size) => size.ToString("N0", CultureInfo.InvariantCulture);

static string Show(Cost cost) => $"{Figure.Format(cost.Milliseconds)} ({Figure.Format(cost.AllocatedKilobytes)})";

// What a pipeline does that combines the route table with the compilation and remembers nothing. The compilation is made anew from the same trees:
// after a keystroke nothing of it is bound.
static double ResolveAnew(CSharpCompilation compilation, int size)
{
    var routes = SourceText.From(Corpus.RoutesText(RouteLists.Made(size), ""));
    var declared = RouteFileMerger.Merge([RouteFileReader.Read("routes.yaml", routes, RouteFileKind.App)]);
    var options = new ProjectOptions { IsRouteGenProject = true, RootNamespace = "App", IsExecutable = false, AllowsEmittedMain = false, IsTrimmed = false, LanguageVersion = LanguageVersion.Latest };
    var unbound = CSharpCompilation.Create(compilation.AssemblyName, compilation.SyntaxTrees, compilation.References, compilation.Options);
    return Cost.Of(() =>
    {
        var table = new TableResolver(declared, unbound, DeclarationFingerprint.Of(unbound, CancellationToken.None), options, known: []).Resolve(CancellationToken.None);
        if (table.Routes.Count != size) throw new InvalidOperationException("Routes are missing.");
    }).Milliseconds;
}
