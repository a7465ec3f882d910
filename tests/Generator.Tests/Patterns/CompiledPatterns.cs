using System.Globalization;
using System.Reflection;
using System.Text;
using RouteGen.Events;
using RouteGen.Patterns;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests.Patterns;

/// <summary>Patterns that were compiled into a router, each asked for itself: the router would ask the first that fits alone.</summary>
internal sealed class CompiledPatterns
{
    private readonly PatternTest[] _tests;

    private CompiledPatterns(PatternTest[] tests) => _tests = tests;

    /// <summary>Compiles patterns, each a value of <c>pattern:</c> on one line.</summary>
    public static CompiledPatterns Of(params IReadOnlyList<string> patterns)
    {
        var project = RouterProject.Of(
            "routes:\n" + string.Concat(patterns.Select((pattern, number) => string.Create(CultureInfo.InvariantCulture, $"  EVENT p{number}: {{ handler: Handlers.Take{number}, priority: {number + 1}, pattern: {pattern} }}\n"))),
            $"namespace App; public static class Handlers {{ {string.Concat(patterns.Select((_, number) => $"public static void Take{number}() {{ }} "))} }}");
        var run = project.Run();
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        var router = run.Load().GetType();
        return new([.. patterns.Select((_, number) => router.GetMethod($"Handlers_Take{number}_Matches", BindingFlags.NonPublic | BindingFlags.Static)!.CreateDelegate<PatternTest>())]);
    }

    public static CompiledPatterns Of(string pattern) => Of([pattern]);

    public bool Matches(string json, int number = 0) => _tests[number](PatternValue.Of(Encoding.UTF8.GetBytes(json), new ScratchBuffer()));
}
