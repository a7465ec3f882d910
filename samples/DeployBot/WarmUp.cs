namespace DeployBot;

/// <summary>Reads something from the table while the function starts: finding credentials, loading the SDK and the first connection take longer than all the rest, and Lambda gives the start a whole processor.</summary>
internal static class WarmUp
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public static async Task RunAsync()
    {
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            await Services.Locks.ReadAsync("none", limit.Token);
        }
        catch (Exception problem)
        {
            // Whatever it is, the first command meets it again, with somebody there to be told.
            await Console.Error.WriteLineAsync($"Warming up failed: {problem.GetType().Name}");
        }
    }
}
