using System.Globalization;
using RouteGen.Testing;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests.Emitting;

/// <summary>The switch from a route's id to its method, in one piece and in several.</summary>
public sealed class InvokeTests
{
    [Theory]
    [InlineData(255, 1)]
    [InlineData(256, 1)]
    [InlineData(257, 2)]
    [InlineData(600, 3)]
    public async Task Every_id_reaches_its_handler(int count, int files)
    {
        var numbers = Enumerable.Range(0, count).Select(number => number.ToString("D3", CultureInfo.InvariantCulture)).ToList();
        var run = RouterProject.Of(
            "routes:\n" + string.Concat(numbers.Select(number => $"  GET /r{number}: Handlers.R{number}\n")),
            $"namespace App; public static class Handlers {{ {string.Concat(numbers.Select(number => $"public static string R{number}() => \"{number}\"; "))} }}").Run();
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(files == 1 ? 0 : files, run.Result.GeneratedSources.Count(source => source.HintName.StartsWith("Router.Routes.", StringComparison.Ordinal)));
        Assert.All(run.Result.GeneratedSources, source => Assert.InRange(source.SourceText.ToString().Split("case ").Length - 1, 0, 256));

        var app = new RouterApp(run.Load());
        foreach (var number in numbers) Assert.Equal(number, (await app.GetAsync("/r" + number)).Text);
    }

    [Fact]
    public async Task An_id_that_no_route_has_is_a_defect_and_not_an_answer()
    {
        var routes = string.Concat(Enumerable.Range(0, 300).Select(number => $"  GET /r{number}: Handlers.Get\n"));
        foreach (var router in new[] { "routes:\n  GET /a: Handlers.Get\n", "routes:\n" + routes }.Select(text => RouterProject.Of(text, "namespace App; public static class Handlers { public static string Get() => \"\"; }").Run().Load()))
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await router.InvokeAsync(9_999, null!));
        }
    }
}
