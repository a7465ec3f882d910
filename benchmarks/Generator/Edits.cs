using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RouteGen.Benchmarks.Generator;

/// <summary>A project that is being edited. Each edit changes the project as it is then, so that the generator never sees the same twice.</summary>
internal sealed class Edits
{
    private readonly Corpus _corpus;
    private GeneratorDriver _driver;
    private CSharpCompilation _compilation;
    private int _round;

    public Edits(Corpus corpus)
    {
        _corpus = corpus;
        _compilation = corpus.Compilation;
        _driver = corpus.Driver().RunGenerators(_compilation);
        Check(_driver);
    }

    /// <summary>The edits whose cost is measured.</summary>
    public static IReadOnlyList<(string Name, Action<Edits> Make)> All { get; } =
    [
        (Keystroke, edits => edits.InFile("Unrelated0.cs", text => CountUp(text, "text.Append(i * ", ")"))),
        ("edit in a handler's body", edits => edits.InFile("Handlers0.cs", text => text.Replace("var added = ", "var added =  ", StringComparison.Ordinal))),
        ("edit of a handler's signature", edits => edits.InFile("Handlers0.cs", text => CountUp(text, "int page = ", ","))),
        ("new type in a new file", edits => edits.AddFile()),
        ("another path in routes.yaml", edits => edits.InRoutes($"-{edits._round}")),
        ("comment in routes.yaml", edits => edits.InRoutes("")),
    ];

    public const string Keystroke = "keystroke in an unrelated file";

    /// <summary>The project as it is now, to be resolved without what the generator remembers.</summary>
    public CSharpCompilation Compilation => _compilation;

    /// <summary>Makes an edit and measures what the generator does about it.</summary>
    public Cost Measure(Action<Edits> make)
    {
        make(this);
        _round++;
        var cost = Cost.Of(() => _driver = _driver.RunGenerators(_compilation));
        Check(_driver);
        return cost;
    }

    public static void Check(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results[0];
        if (result.Exception is not null) throw result.Exception;
        if (result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error) throw new InvalidOperationException(error.ToString());
        if (result.GeneratedSources.Length == 0) throw new InvalidOperationException("Nothing was generated.");
    }

    private void InFile(string file, Func<string, string> edit) => _compilation = Corpus.Edit(_compilation, file, edit);

    private void AddFile() => _compilation = Corpus.Add(_compilation, $"New{_round}.cs", $"namespace App.Domain; public sealed class New{_round} {{ }}");

    private void InRoutes(string addedToPath)
    {
        var text = Corpus.RoutesText([_corpus.Keys[0] + addedToPath, .. _corpus.Keys.Skip(1)], $" Round {_round}.");
        _driver = _driver.ReplaceAdditionalTexts([new RouteFile(text)]);
    }

    /// <summary>Adds 1 to the number between two texts.</summary>
    private static string CountUp(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        var end = text.IndexOf(after, start, StringComparison.Ordinal);
        var number = int.Parse(text[start..end], CultureInfo.InvariantCulture) + 1;
        return text[..start] + number.ToString(CultureInfo.InvariantCulture) + text[end..];
    }
}
