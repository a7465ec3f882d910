using System.Collections.Frozen;
using System.Text;

namespace RouteGen.Benchmarks.Dispatch;

/// <summary>Handlers in a dictionary under <c>GET /users/{id}</c>, as a hand-written function map has them.</summary>
internal sealed class StringLookup
{
    private readonly Dictionary<string, Func<int>> _dictionary;
    private readonly Dictionary<string, Func<int>>.AlternateLookup<ReadOnlySpan<char>> _dictionaryOfSpans;
    private readonly FrozenDictionary<string, Func<int>> _frozen;
    private readonly FrozenDictionary<string, Func<int>>.AlternateLookup<ReadOnlySpan<char>> _frozenOfSpans;
    private readonly Func<string, int>? _switch;
    private readonly string[] _strings;
    private readonly byte[][] _bytes;
    private readonly char[] _room = new char[1024];

    public StringLookup(IReadOnlyList<string> keys, IReadOnlyList<RoutedRequest> requests, Func<string, int>? @switch)
    {
        _dictionary = keys.Select((key, number) => (key, number)).ToDictionary(pair => pair.key, pair => (Func<int>)(() => pair.number), StringComparer.Ordinal);
        _frozen = _dictionary.ToFrozenDictionary(StringComparer.Ordinal);
        _dictionaryOfSpans = _dictionary.GetAlternateLookup<ReadOnlySpan<char>>();
        _frozenOfSpans = _frozen.GetAlternateLookup<ReadOnlySpan<char>>();
        _switch = @switch;
        // Copies: the very string that a dictionary holds would be found without comparing its text.
        _strings = [.. requests.Select(request => new string(request.RouteKey.AsSpan()))];
        _bytes = [.. requests.Select(request => Encoding.UTF8.GetBytes(request.RouteKey))];
    }

    public Func<int>? InDictionary(int request) => _dictionary.GetValueOrDefault(_strings[request]);

    public Func<int>? InDictionaryFromBytes(int request) => _dictionary.GetValueOrDefault(Encoding.UTF8.GetString(_bytes[request]));

    public Func<int>? InDictionaryFromSpan(int request) => _dictionaryOfSpans.TryGetValue(Characters(request), out var handler) ? handler : null;

    public Func<int>? InFrozen(int request) => _frozen.GetValueOrDefault(_strings[request]);

    public Func<int>? InFrozenFromBytes(int request) => _frozen.GetValueOrDefault(Encoding.UTF8.GetString(_bytes[request]));

    public Func<int>? InFrozenFromSpan(int request) => _frozenOfSpans.TryGetValue(Characters(request), out var handler) ? handler : null;

    public int InSwitch(int request) => _switch!(_strings[request]);

    private ReadOnlySpan<char> Characters(int request) => _room.AsSpan(0, Encoding.UTF8.GetChars(_bytes[request], _room));
}
