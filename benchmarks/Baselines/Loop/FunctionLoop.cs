using RouteGen.Hosting;

namespace RouteGen.Benchmarks;

/// <summary>
/// RouteGen's own connection to Lambda's Runtime API and its loop, for functions that RouteGen did not compile. With it a baseline differs from RouteGen in what it does
/// with an event, and in nothing else.
/// </summary>
public static class FunctionLoop
{
    /// <summary>Answers invocations on the calling thread until the Runtime API ends.</summary>
    /// <param name="start">Builds the function, which takes an event and gives the answer, good until the next call. What it throws is reported as an error of the start.</param>
    /// <returns>The process's exit code.</returns>
    public static int Run(Func<Func<ReadOnlyMemory<byte>, ValueTask<ReadOnlyMemory<byte>>>> start)
    {
        var host = new RuntimeApiHost(LambdaEnvironment.Current, NewHandler, SnapshotHooks.Shared);
        return host.RunAsync().GetAwaiter().GetResult();

        InvocationHandler NewHandler()
        {
            var function = start();
            return (json, _) => function(json);
        }
    }
}
