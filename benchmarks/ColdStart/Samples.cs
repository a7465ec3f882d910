namespace RouteGen.Benchmarks.ColdStart;

/// <summary>The sample applications, published as a user would and sent an event that needs no other service.</summary>
internal static class Samples
{
    public const string Group = "sample";

    private static readonly string Folder = Path.Combine(Checkout.Root, "artifacts", "coldstart");

    public static IReadOnlyList<Variant> All() =>
    [
        .. Both("BranchPreview", Get("/health"), new() { ["BRANCHPREVIEW_SQLITE"] = Path.Combine(Folder, "preview.db") }),
        .. Both("ContainerStarter", Get("/greetings/nobody"), new() { ["DATABASE"] = $"Data Source={Path.Combine(Folder, "starter.db")}" }),
        .. Both("RecordQueue", Get("/customers"), new() { ["RECORDQUEUE_DATABASE"] = Path.Combine(Folder, "queue.db") }),
        .. Both("LogUnpacker", TestEvent, []),
        .. Both("DeployBot", Get("/slack/commands"), []),
    ];

    // What S3 sends when a bucket is first told to send its events.
    private static byte[] TestEvent => """{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-01-01T00:00:00.000Z","Bucket":"uploads","RequestId":"r","HostId":"h"}"""u8.ToArray();

    private static byte[] Get(string path) => new GatewayRequest("GET " + path, path).ToRest();

    private static IEnumerable<Variant> Both(string name, byte[] @event, Dictionary<string, string> environment)
    {
        yield return Of(name, Compilation.NativeAot, "SampleAot=true", @event, environment);
        yield return Of(name, Compilation.Jit, "SelfContained=false", @event, environment);
    }

    // The build has to keep out of the way of the sample's own.
    private static Variant Of(string name, Compilation compilation, string property, byte[] @event, Dictionary<string, string> environment) =>
        new($"sample-{name.ToLowerInvariant()}-{(compilation == Compilation.NativeAot ? "aot" : "jit")}", Group, name, compilation, $"samples/{name}")
        {
            Properties = [property, $"ArtifactsPath={Path.Combine(Checkout.Root, "artifacts", "released")}"],
            Arguments = ["-r", System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier],
            Program = name,
            Exchange = new Exchange(@event, Body: null),
            Environment = environment,
        };
}
