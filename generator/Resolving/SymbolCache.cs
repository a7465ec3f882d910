using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Resolving;

/// <summary>What was found out about types, each once a run: a table asks for the same few thousands of times. The warnings that were noted on the way count at every use.</summary>
internal sealed class SymbolCache<T>
{
    private readonly Dictionary<ITypeSymbol, (T Result, ICollection<string> Ids)> _known;
    private readonly AcknowledgedWarnings _warnings;

    public SymbolCache(SymbolEqualityComparer comparer, AcknowledgedWarnings warnings)
    {
        _known = new(comparer);
        _warnings = warnings;
    }

    public T GetOrAdd(ITypeSymbol type, Func<ITypeSymbol, T> make)
    {
        if (!_known.TryGetValue(type, out var known)) _known.Add(type, known = _warnings.Record(() => make(type)));
        _warnings.Add(known.Ids);
        return known.Result;
    }
}
