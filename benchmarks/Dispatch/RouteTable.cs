using RouteGen.Routing;

namespace RouteGen.Benchmarks.Dispatch;

/// <summary>A list of routes, with all that finds routes in it; made when first asked for, and kept.</summary>
public sealed class RouteTable
{
    private const string Made = "made";

    /// <summary>Above this a switch over strings takes minutes to compile and nobody would have it.</summary>
    internal const int LargestSwitch = 1_000;

    private readonly Lazy<CompiledRouter> _router;
    private readonly Lazy<Func<string, int>?> _switch;

    private RouteTable(string name, IReadOnlyList<string> keys)
    {
        Name = name;
        Keys = keys;
        _router = new(() => EmittedRouter.Of(keys));
        _switch = new(() => keys.Count > LargestSwitch ? null : EmittedRouter.SwitchOf(keys));
        Hits = new(this, () => RequestMaker.Hits(keys));
        Misses = new(this, () => RequestMaker.Misses(RequestMaker.Hits(keys), Router));
    }

    /// <summary>All tables, the made ones last and by size.</summary>
    public static IReadOnlyList<RouteTable> All { get; } =
    [
        new("Shop", RouteLists.Shop),
        new("GitHub", RouteLists.GitHub),
        .. PublicApis(),
        .. new[] { 10, 100, 300, 1_000, 10_000 }.Select(count => new RouteTable(Made, RouteLists.Made(count))),
    ];

    public string Name { get; }

    internal bool IsMade => Name == Made;

    internal IReadOnlyList<string> Keys { get; }

    /// <summary>The router that the generator writes for the routes.</summary>
    internal CompiledRouter Router => _router.Value;

    /// <summary>A switch over all keys, where the table is small enough for one.</summary>
    internal Func<string, int>? Switch => _switch.Value;

    /// <summary>What looks up requests that have a route.</summary>
    internal Contenders Hits { get; }

    /// <summary>What looks up requests that have none.</summary>
    internal Contenders Misses { get; }

    public override string ToString() => $"{Name}, {Keys.Count:N0}";

    /// <summary>The whole lists of real APIs, where they lie beside the checkout.</summary>
    private static IEnumerable<RouteTable> PublicApis()
    {
        var root = Environment.GetEnvironmentVariable("ROUTEGEN_CONFORMANCE") ?? Path.Combine(Checkout.Root, "..", "shared", "conformance");
        var folder = Path.Combine(root, "routes");
        if (!Directory.Exists(folder)) return [];
        return
            from file in Directory.EnumerateFiles(folder, "*.tsv").Order(StringComparer.Ordinal)
            // One list has a placeholder in another notation, /<upload_url>, which is an error by design.
            let keys = File.ReadLines(file).Where(line => !line.Contains('<', StringComparison.Ordinal)).Select(line => line.Replace('\t', ' ')).ToList()
            select new RouteTable(Path.GetFileNameWithoutExtension(file), keys);
    }
}
