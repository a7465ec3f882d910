using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RouteGen.Benchmarks.Generator;

/// <summary>The edits whose cost is measured. Each round of one edits the project as it is then, so that nothing is ever seen twice.</summary>
internal sealed class Edits(Corpus corpus)
{
    private GeneratorDriver _driver = corpus.Driver(tracked: true);
    private CSharpCompilation _compilation = corpus.Compilation;
    private int _round;
    public GeneratorDriver Driver => _driver;

    public static IReadOnlyList<(string Name, Func<Edits, Cost> Measure)> All { get; } =
    [
        ("keystroke in an unrelated file", edits => edits.InFile("Unrelated0.cs", text => Replace(text, "text.Append(i * ", ")"))),
        ("edit in a handler's body", edits => edits.InFile("Handlers0.cs", text => text.Replace("var added = ", "var added =  ", StringComparison.Ordinal))),
        ("edit of a handler's signature", edits => edits.InFile("Handlers0.cs", text => Replace(text, "int page = ", ","))),
        ("new type in a new file", edits => edits.AddFile()),
        ("another handler in routes.yaml", edits => edits.InRoutes(round => $"Handlers{(round % 9) + 1}.List\n")),
        ("comment in routes.yaml", edits => edits.InRoutes(_ => "Handlers0.List\n")),
    ];

    /// <summary>The first run of a compiler that has been running for other projects.</summary>
    public static Cost FirstRun(Corpus fresh)
    {
        var driver = fresh.Driver();
        // Bound by the compiler in any case; the generator only asks for it first.
        return Cost.Of(() => driver.RunGenerators(fresh.Compilation));
    }

    /// <summary>Runs the generator once, so that an edit finds what an editor would find.</summary>
    public Edits Warm()
    {
        _driver = _driver.RunGenerators(_compilation);
        Check();
        return this;
    }

    private Cost InFile(string file, Func<string, string> edit)
    {
        _compilation = Corpus.Edit(_compilation, file, edit);
        return Run();
    }

    private Cost AddFile()
    {
        _compilation = Corpus.Add(_compilation, $"New{_round}.cs", $"namespace App.Domain; public sealed class New{_round} {{ }}");
        return Run();
    }

    private Cost InRoutes(Func<int, string> firstHandler)
    {
        var text = Corpus.RoutesText(corpus.Keys, $" Round {_round}.").Replace("Handlers0.List\n", firstHandler(_round), StringComparison.Ordinal);
        _driver = _driver.ReplaceAdditionalTexts([new RouteFile(text)]);
        return Run();
    }

    private Cost Run()
    {
        _round++;
        var cost = Cost.Of(() => _driver = _driver.RunGenerators(_compilation));
        Check();
        return cost;
    }

    private void Check()
    {
        var result = _driver.GetRunResult().Results[0];
        if (result.Exception is not null) throw result.Exception;
        if (result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error) throw new InvalidOperationException(error.ToString());
        if (result.GeneratedSources.Length == 0) throw new InvalidOperationException("Nothing was generated.");
    }

    /// <summary>Changes the number between two texts.</summary>
    private static string Replace(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        var end = text.IndexOf(after, start, StringComparison.Ordinal);
        var number = int.Parse(text[start..end], System.Globalization.CultureInfo.InvariantCulture);
        return text[..start] + (number + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) + text[end..];
    }
}
