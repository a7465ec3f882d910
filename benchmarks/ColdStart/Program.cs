using RouteGen.Benchmarks;
using RouteGen.Benchmarks.ColdStart;

if (!OperatingSystem.IsLinux())
{
    Console.Error.WriteLine("The cold start is measured on Linux, where Lambda is.");
    return 255;
}

var isQuick = args.Contains("--quick");
var isOfSamples = args.Contains("samples");
var variants = new List<Variant>();
if (isOfSamples)
{
    variants.AddRange(Samples.All());
}
else
{
    await Agreement.CheckAsync();
    variants.AddRange(Variants.All());
    variants.AddRange(Peers.All());
}

var publisher = new Publisher();
var failures = new Dictionary<string, string>();
foreach (var variant in variants) TryOptional(variant, () => publisher.Publish(variant));

// Native programs take a few milliseconds, in which a glance of the machine elsewhere shows: they have three turns in a round.
const int TurnsOfNative = 3;
var rounds = isQuick ? 11 : 31;
var measurements = variants.ToDictionary(variant => variant.Name, _ => new List<Measurement>());
// The first round warms the file cache, and is not counted.
for (var round = 0; round <= rounds; round++)
{
    for (var turn = 0; turn < TurnsOfNative; turn++)
    {
        foreach (var variant in variants)
        {
            if (failures.ContainsKey(variant.Name) || (turn > 0 && !variant.IsNative)) continue;
            TryOptional(variant, () =>
            {
                var measured = Runner.Run(variant);
                if (round > 0) measurements[variant.Name].Add(measured);
            });
        }
    }

    Console.Write(round == 0 ? "warm" : ".");
}

Console.WriteLine();
return isOfSamples ? SamplesPage.Publish(variants, measurements, rounds) : new ColdStartPage(variants, measurements, failures, rounds).Publish(isQuick);

void TryOptional(Variant variant, Action action)
{
    if (!variant.IsOptional)
    {
        action();
        return;
    }

    try
    {
        action();
    }
    catch (InvalidOperationException failure)
    {
        Console.WriteLine(failure.Message);
        failures[variant.Name] = $"{variant.Name} cannot be built or run";
    }
}
