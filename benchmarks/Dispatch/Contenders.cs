using RouteGen.Routing;

namespace RouteGen.Benchmarks.Dispatch;

/// <summary>All that looks up the same requests in a table. Each is made when first asked for, and checked: it finds the right route for every one of them.</summary>
internal sealed class Contenders
{
    private const int SequenceLength = 8_192;

    private readonly RouteTable _table;
    private readonly Lazy<IReadOnlyList<RoutedRequest>> _requests;
    private readonly Lazy<int[]> _sequence;
    private readonly Lazy<RouterLookup> _rest;
    private readonly Lazy<RouterLookup> _routeKey;
    private readonly Lazy<RouterLookup> _path;
    private readonly Lazy<StringLookup> _strings;
    private readonly Lazy<RegexList> _regexes;
    private readonly Lazy<AspNetCoreMatcher> _aspNetCore;

    public Contenders(RouteTable table, Func<IReadOnlyList<RoutedRequest>> requests)
    {
        _table = table;
        _requests = new(requests);
        _sequence = new(MakeSequence);
        _rest = new(() => MakeRouter(LookupKind.RestResource));
        _routeKey = new(() => MakeRouter(LookupKind.RouteKey));
        _path = new(() => MakeRouter(LookupKind.Path));
        _strings = new(MakeStrings);
        _regexes = new(MakeRegexes);
        _aspNetCore = new(MakeAspNetCore);
    }

    /// <summary>Which request comes next, in an order that no branch predictor learns.</summary>
    public int[] Sequence => _sequence.Value;

    public RouterLookup Rest => _rest.Value;

    public RouterLookup RouteKey => _routeKey.Value;

    public RouterLookup Path => _path.Value;

    public StringLookup Strings => _strings.Value;

    public RegexList Regexes => _regexes.Value;

    public AspNetCoreMatcher AspNetCore => _aspNetCore.Value;

    private IReadOnlyList<RoutedRequest> Requests => _requests.Value;

    private int[] MakeSequence()
    {
        var random = new Random(SequenceLength);
        return [.. Enumerable.Range(0, SequenceLength).Select(_ => random.Next(Requests.Count))];
    }

    private RouterLookup MakeRouter(LookupKind kind)
    {
        // The router numbers its routes in an order of its own.
        var numbers = _table.Keys.Select((key, number) => (key, number)).ToDictionary(pair => pair.key, pair => pair.number, StringComparer.Ordinal);
        var lookup = new RouterLookup(_table.Router, Requests, kind);
        return Checked(lookup, request => lookup.Find(request) is >= 0 and var id ? numbers[RouterListing.KeyOf(_table.Router, id)] : -1);
    }

    private StringLookup MakeStrings()
    {
        var lookup = new StringLookup(_table.Keys, Requests, _table.Switch);
        Func<int, Func<int>?>[] all = [lookup.InDictionary, lookup.InDictionaryFromBytes, lookup.InDictionaryFromSpan, lookup.InFrozen, lookup.InFrozenFromBytes, lookup.InFrozenFromSpan];
        foreach (var find in all) Checked(lookup, request => find(request)?.Invoke() ?? -1);
        return _table.Switch is null ? lookup : Checked(lookup, lookup.InSwitch);
    }

    private RegexList MakeRegexes()
    {
        var lookup = new RegexList(_table.Keys, Requests);
        return Checked(lookup, lookup.Find);
    }

    private AspNetCoreMatcher MakeAspNetCore()
    {
        var lookup = new AspNetCoreMatcher(_table.Keys, Requests);
        return Checked(lookup, request => AspNetCoreMatcher.NumberOf(lookup.Find(request)));
    }

    private T Checked<T>(T lookup, Func<int, int> find)
    {
        if (Requests.Count == 0) throw new InvalidOperationException($"{_table} has no requests to look up.");
        for (var request = 0; request < Requests.Count; request++)
        {
            var found = find(request);
            if (found != Requests[request].Route) throw new InvalidOperationException($"{_table}: {typeof(T).Name} finds {found} for {Requests[request].RouteKey}, not {Requests[request].Route}.");
        }

        return lookup;
    }
}
