namespace RouteGen.Benchmarks.ColdStart;

/// <summary>The same route on Amazon's packages, which are published only where a feed has them.</summary>
internal static class Peers
{
    public const string RuntimeSupport = "Amazon.Lambda.RuntimeSupport";
    public const string Annotations = "Amazon.Lambda.Annotations";
    public const string AspNetCoreHosting = "Amazon.Lambda.AspNetCoreServer.Hosting";

    /// <summary>The feed: a folder of packages, or an address.</summary>
    private static string? Feed => Environment.GetEnvironmentVariable("UPSTREAM_FEED") is { Length: > 0 } feed ? feed : null;

    /// <summary>Why a peer is not measured.</summary>
    public const string Reason = "needs Amazon's packages: UPSTREAM_FEED names no feed";

    public static IEnumerable<Variant> All() => Feed is null ? [] :
    [
        Peer("peer-runtimesupport-aot", RuntimeSupport, Compilation.NativeAot, "RuntimeSupport"),
        Peer("peer-annotations-aot", Annotations, Compilation.NativeAot, "Annotations"),
        Peer("peer-annotations-r2r", Annotations, Compilation.ReadyToRun, "Annotations"),
        Peer("peer-aspnet-aot", AspNetCoreHosting, Compilation.NativeAot, "AspNetCoreHosting"),
        Peer("peer-aspnet-rdg-r2r", AspNetCoreHosting, Compilation.ReadyToRun, "AspNetCoreHosting"),
    ];

    private static Variant Peer(string name, string what, Compilation compilation, string folder) =>
        Variants.App(name, Variants.Shop, what, compilation, "benchmarks/ColdStart/Peers/" + folder, Variants.GetUser, $"ColdStartFeed={Feed}") with { IsOptional = true };
}
