using RouteGen.Hosting;

namespace RouteGen.Runtime.Tests.Hosting;

public sealed class MemoryLimitTests
{
    private const string HeapLimit = "GCHeapHardLimit";

    [Fact]
    public void The_collector_is_told_of_the_functions_memory_once()
    {
        // The limit stays for this process, so it is one that changes nothing here.
        var megabytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20;
        Assert.Null(AppContext.GetData(HeapLimit));

        MemoryLimit.Apply(Of("0"));
        Assert.Null(AppContext.GetData(HeapLimit));

        MemoryLimit.Apply(Of($"{megabytes}"));
        Assert.Equal((ulong)megabytes << 20, AppContext.GetData(HeapLimit));

        MemoryLimit.Apply(Of("128"));
        Assert.Equal((ulong)megabytes << 20, AppContext.GetData(HeapLimit));
    }

    private static LambdaEnvironment Of(string memory) => new(name => name == "AWS_LAMBDA_FUNCTION_MEMORY_SIZE" ? memory : null);
}
