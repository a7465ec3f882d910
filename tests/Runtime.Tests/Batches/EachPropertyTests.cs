using RouteGen.Routing;

namespace RouteGen.Runtime.Tests.Batches;

/// <summary>Whatever the mix of successes, failures and deadline, no message is both unreported and unprocessed, and order holds.</summary>
public sealed class EachPropertyTests
{
    // So many batches; a failure prints the seed of its own, which makes it anew.
    private const int Runs = 3000;

    [Fact]
    public async Task The_rules_hold_for_any_mix()
    {
        var first = Random.Shared.Next();
        for (var seed = first; seed != unchecked(first + Runs); seed = unchecked(seed + 1)) await RunAsync(seed, isDriven: true);
    }

    [Fact]
    public async Task The_rules_hold_when_handlers_go_on_wherever_they_like()
    {
        var first = Random.Shared.Next();
        for (var seed = first; seed != unchecked(first + (Runs / 6)); seed = unchecked(seed + 1)) await RunAsync(seed, isDriven: false);
    }

    private static async Task RunAsync(int seed, bool isDriven)
    {
        using var mix = new BatchMix(seed, isDriven);
        try
        {
            await mix.RunAsync();
            mix.Check();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Seed {seed}, {(isDriven ? "driven" : "free")}: {mix}", exception);
        }
    }
}
