namespace RouteGen.Tests.Samples;

/// <summary>A test against a server of <c>tests/Samples/tools</c>. Where it is not installed the test is skipped, and the run says so; <c>.ci/run</c> installs it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute(string server)
    {
        if (!NodeServer.IsInstalled(server)) Skip = $"{server} is not installed: run 'npm ci' in tests/Samples/tools.";
    }
}
