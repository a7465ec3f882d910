using RouteGen.Benchmarks;
using RouteGen.Benchmarks.Generator;

foreach (var size in new[] { 1_000, 1_000 })
{
    for (var i = 0; i < (size > 1000 ? 2 : 4); i++) Edits.FirstRun(new Corpus(size, $"Warm{size}_{i}"));
    foreach (var (name, measure) in Edits.All)
    {
        var edits = new Edits(new Corpus(size, $"Edits{size}{name}")).Warm();
        for (var i = 0; i < 13; i++) measure(edits);
        Console.WriteLine($"{size} {name} {Cost.MedianOf([.. Enumerable.Range(0, size > 1000 ? 5 : 21).Select(_ => measure(edits))])}");
        Console.WriteLine("   " + string.Join(", ", Stages.Of(edits.Driver).Select(s => $"{s.Name} {s.Milliseconds:0.00}")));
    }
}
