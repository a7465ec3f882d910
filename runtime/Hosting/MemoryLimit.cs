namespace RouteGen.Hosting;

/// <summary>Tells the garbage collector how much memory the function has: inside Lambda the runtime sees no cgroup limit, and would collect too late.</summary>
internal static class MemoryLimit
{
    private const string HeapLimit = "GCHeapHardLimit";

    public static void Apply(LambdaEnvironment environment)
    {
        // A limit of the project's own counts more.
        if (!environment.LimitsMemory || AppContext.GetData(HeapLimit) is not null) return;
        AppContext.SetData(HeapLimit, (ulong)environment.MemoryLimitInMB << 20);
        try
        {
            GC.RefreshMemoryLimit();
        }
        catch (InvalidOperationException)
        {
            // The process uses more already. The limit is a help for the collector, and Lambda has its own.
        }
    }
}
