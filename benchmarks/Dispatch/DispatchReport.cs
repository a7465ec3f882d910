namespace RouteGen.Benchmarks.Dispatch;

/// <summary>Measures, and writes the page.</summary>
internal static class DispatchReport
{
    private static readonly (string Method, string Name)[] KeyColumns =
    [
        (nameof(KeyLookupBenchmarks.RouteGenRest), "RouteGen, REST"),
        (nameof(KeyLookupBenchmarks.RouteGenHttpApi), "RouteGen, HTTP API"),
        (nameof(KeyLookupBenchmarks.Dictionary), "Dictionary"),
        (nameof(KeyLookupBenchmarks.FrozenDictionary), "FrozenDictionary"),
        (nameof(KeyLookupBenchmarks.Switch), "switch"),
        (nameof(KeyLookupBenchmarks.DictionaryFromBytes), "Dictionary, string made"),
        (nameof(KeyLookupBenchmarks.FrozenDictionaryFromBytes), "FrozenDictionary, string made"),
        (nameof(KeyLookupBenchmarks.DictionaryFromSpan), "Dictionary, span"),
        (nameof(KeyLookupBenchmarks.FrozenDictionaryFromSpan), "FrozenDictionary, span"),
    ];

    private static readonly (string Method, string Name)[] PathColumns =
    [
        (nameof(PathLookupBenchmarks.RouteGen), "RouteGen"),
        (nameof(PathLookupBenchmarks.AspNetCore), "ASP.NET Core's matcher"),
        (nameof(PathLookupBenchmarks.RegexList), "list of compiled regexes"),
    ];

    /// <returns>The number of targets that were missed.</returns>
    public static int Run(bool isQuick)
    {
        var keys = Measurement.Of<KeyLookupBenchmarks>(isQuick, (method, parameter) =>
            IsWanted(isQuick, (RouteTable)parameter(nameof(LookupBenchmarks.Table)), (bool)parameter(nameof(LookupBenchmarks.Hit)))
            && !(isQuick && method.Contains("From", StringComparison.Ordinal))
            && (method != nameof(KeyLookupBenchmarks.Switch) || ((RouteTable)parameter(nameof(LookupBenchmarks.Table))).Keys.Count <= RouteTable.LargestSwitch));
        var paths = Measurement.Of<PathLookupBenchmarks>(isQuick, (method, parameter) =>
            IsWanted(isQuick, (RouteTable)parameter(nameof(LookupBenchmarks.Table)), (bool)parameter(nameof(LookupBenchmarks.Hit)))
            && (method != nameof(PathLookupBenchmarks.RegexList) || ((RouteTable)parameter(nameof(LookupBenchmarks.Table))).Keys.Count <= PathLookupBenchmarks.LargestRegexList));

        var report = new Report("dispatch", "Route lookup", "dotnet run -c Release --project benchmarks/Dispatch");
        AddTargets(report, keys, paths);
        AddTable(report, keys, KeyColumns, "By the gateway's route: hit", isHit: true,
            "ns a lookup, and bytes where it allocates. RouteGen's figures are its whole dispatch: from the fields of the event that was read to the number of the route. "
            + "The first three others have the key as a string already, which an event's bytes do not: of the rest, two make that string and two decode the bytes into a buffer and look up the span. Routes with a greedy parameter, or with a more specific route under the same template, go on to the path tree.");
        AddTable(report, keys, KeyColumns, "By the gateway's route: miss", isHit: false,
            "The same requests with one byte changed. A miss of RouteGen's includes the walk down the path tree that follows, since a gateway may have a catch-all route where the table has many.");
        AddTable(report, paths, PathColumns, "By the path: hit", isHit: true,
            "ns a lookup, values of the parameters included, and bytes where it allocates. RouteGen gets the path percent-encoded in UTF-8, splits and decodes it. "
            + "ASP.NET Core's matcher gets it as a decoded string; it is measured with the routing middleware around it, on one request object that is used again and again.");
        AddTable(report, paths, PathColumns, "By the path: miss", isHit: false, "The same paths with one byte changed.");
        return report.Publish();
    }

    // What the targets speak of.
    private static bool IsWanted(bool isQuick, RouteTable table, bool isHit) => !isQuick || (isHit && (table.IsMade || table.Name == "GitHub"));

    private static void AddTargets(Report report, Measurement keys, Measurement paths)
    {
        var slowest = RouteTable.All
            .Where(table => table.Keys.Count <= 1_000 && (table.IsMade || table.Name == "GitHub"))
            .SelectMany(table => new[] { nameof(KeyLookupBenchmarks.RouteGenRest), nameof(KeyLookupBenchmarks.RouteGenHttpApi) }, (table, method) => Hit(keys, method, table)!.Nanoseconds)
            .Max();
        report.Add(Target.AtMost(10, "dispatch by the gateway's route, slowest table to 1,000 routes", slowest, 30, "ns"));
        report.AddHeadline("finding the route that the gateway names, to 1,000 routes", $"at most {Figure.Format(slowest)} ns");

        foreach (var (from, to, goal) in new[] { (0, 300, 5.0), (1_000, 1_000, 10), (10_000, 10_000, 100) })
        {
            var ratio = RouteTable.All
                .Where(table => table.Keys.Count >= from && table.Keys.Count <= to && (table.IsMade || table.Name == "GitHub"))
                .Min(table => Hit(paths, nameof(PathLookupBenchmarks.AspNetCore), table)!.Nanoseconds / Hit(paths, nameof(PathLookupBenchmarks.RouteGen), table)!.Nanoseconds);
            var size = from == to ? $"at {to:N0} routes" : $"to {to:N0} routes";
            report.Add(Target.AtLeast(10, $"matching a path against ASP.NET Core's matcher {size}", ratio, goal));
            if (from == 1_000) report.AddHeadline($"matching a path, {size}, against ASP.NET Core's matcher", $"{Figure.Format(ratio)}x faster");
        }
    }

    private static void AddTable(Report report, Measurement measurement, (string Method, string Name)[] columns, string heading, bool isHit, string note)
    {
        var rows = RouteTable.All
            .Select(table => (Table: table, Costs: columns.Select(column => Look(measurement, column.Method, table, isHit)).ToList()))
            .Where(row => row.Costs[0] is not null)
            .Select(row => (IReadOnlyList<string>)[row.Table.ToString(), .. row.Costs.Select(cost => Cell(cost, row.Costs[0]!))])
            .ToList();
        if (rows.Count > 0) report.AddTable(heading, note, ["routes", .. columns.Select(column => column.Name)], rows);
    }

    // 123 ns (4.5x, 124 B)
    private static string Cell(Cost? cost, Cost ours)
    {
        if (cost is null) return "-";
        List<string> remarks = [];
        if (!ReferenceEquals(cost, ours)) remarks.Add($"{Figure.Format(cost.Nanoseconds / ours.Nanoseconds)}x");
        if (cost.Bytes >= 1) remarks.Add($"{Figure.Format(cost.Bytes)} B");
        return remarks.Count == 0 ? $"{Figure.Format(cost.Nanoseconds)}" : $"{Figure.Format(cost.Nanoseconds)} ({string.Join(", ", remarks)})";
    }

    private static Cost? Hit(Measurement measurement, string method, RouteTable table) => Look(measurement, method, table, isHit: true);

    private static Cost? Look(Measurement measurement, string method, RouteTable table, bool isHit) =>
        measurement[method, (nameof(LookupBenchmarks.Table), table), (nameof(LookupBenchmarks.Hit), isHit)];
}
