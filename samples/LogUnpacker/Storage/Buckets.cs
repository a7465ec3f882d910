using RouteGen;

namespace LogUnpacker.Storage;

/// <summary>What the buckets are called, where this is deployed, that <c>routes.yaml</c> names <c>uploads</c> and <c>logs</c>.</summary>
public sealed record Buckets(string Uploads, string Logs)
{
    public static Buckets OfDeployment() => new(DeployedName.Of("uploads"), DeployedName.Of("logs"));
}
