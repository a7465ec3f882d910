using Microsoft.CodeAnalysis;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Finds the types that routes name, in the project first and then in its references.</summary>
internal sealed class TypeLookup
{
    private readonly Compilation _compilation;
    private readonly Dictionary<(string Namespace, string Path), TypeLookupResult> _known = [];

    public TypeLookup(Compilation compilation) => _compilation = compilation;

    /// <summary>Finds a type by a dotted path, nested types included: below the namespace, else as a full name.</summary>
    public TypeLookupResult Find(string @namespace, string path)
    {
        if (_known.TryGetValue((@namespace, path), out var known)) return known;
        var result = @namespace.Length == 0 ? null : Search(@namespace + "." + path);
        result ??= Search(path) ?? new TypeLookupResult(null, [], IsGeneric: false);
        _known.Add((@namespace, path), result);
        return result;
    }

    /// <summary>What follows "was not found in ...": where the type is, or which one was meant.</summary>
    public string Hint(string @namespace, string path)
    {
        var simpleName = path.Substring(path.LastIndexOf('.') + 1);
        var elsewhere = _compilation.GetSymbolsWithName(simpleName, SymbolFilter.Type)
            .OfType<INamedTypeSymbol>()
            .Where(type => type.Arity == 0 && type.IsAccessibleIn(_compilation))
            .Select(TypeNames.Readable)
            .OrderBy(name => name, StringComparer.Ordinal)
            .FirstOrDefault();
        if (elsewhere is not null) return $" Did you mean '{elsewhere}'?";

        var candidates = new List<string>();
        if (FindNamespace(@namespace) is { } space) AddTypeNames(space, prefix: "", candidates);
        if (@namespace.Length > 0 && path.IndexOf('.') < 0) AddTypeNames(_compilation.Assembly.GlobalNamespace, prefix: "", candidates);
        var dot = path.LastIndexOf('.');
        if (dot > 0 && FindNamespace(path.Substring(0, dot)) is { } written) AddTypeNames(written, path.Substring(0, dot + 1), candidates);
        return Suggestions.Closest(path, candidates) is { } closest ? $" Did you mean '{closest}'?" : " Declare it, or write its full name.";
    }

    private TypeLookupResult? Search(string fullName)
    {
        var parts = fullName.Split('.');
        var found = new List<INamedTypeSymbol>();
        var isGeneric = false;
        // The compiler prefers a type of the project itself to one of the same name in a reference.
        Collect(_compilation.Assembly.GlobalNamespace, parts, 0, found, ref isGeneric);
        if (found.Count == 0) Collect(_compilation.GlobalNamespace, parts, 0, found, ref isGeneric);
        if (found.Count == 0) return isGeneric ? new TypeLookupResult(null, [], IsGeneric: true) : null;
        if (found.Count == 1) return new TypeLookupResult(found[0], [], IsGeneric: false);
        var visible = found.FindAll(type => type.IsAccessibleIn(_compilation));
        return visible.Count switch
        {
            0 => new TypeLookupResult(found[0], [], IsGeneric: false),
            1 => new TypeLookupResult(visible[0], [], IsGeneric: false),
            _ => new TypeLookupResult(null, visible, IsGeneric: false),
        };
    }

    private static void Collect(INamespaceOrTypeSymbol container, string[] parts, int index, List<INamedTypeSymbol> found, ref bool isGeneric)
    {
        var isLast = index == parts.Length - 1;
        foreach (var member in container.GetMembers(parts[index]))
        {
            if (member is INamedTypeSymbol { Arity: > 0 }) isGeneric = true;
            else if (member is INamedTypeSymbol type && isLast) found.Add(type);
            else if (member is INamespaceOrTypeSymbol inner && !isLast) Collect(inner, parts, index + 1, found, ref isGeneric);
        }
    }

    private INamespaceSymbol? FindNamespace(string name)
    {
        var current = _compilation.Assembly.GlobalNamespace;
        foreach (var part in name.Length == 0 ? [] : name.Split('.'))
        {
            if (current.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault() is not { } next) return null;
            current = next;
        }

        return current;
    }

    private void AddTypeNames(INamespaceOrTypeSymbol container, string prefix, List<string> names)
    {
        foreach (var type in container.GetTypeMembers())
        {
            if (type.Arity > 0 || !type.CanBeReferencedByName || !type.IsAccessibleIn(_compilation)) continue;
            names.Add(prefix + type.Name);
            AddTypeNames(type, prefix + type.Name + ".", names);
        }
    }
}

/// <summary>What a name stands for.</summary>
/// <param name="Type">The type, when it is exactly one.</param>
/// <param name="Ambiguous">The types it might be, when several references define one.</param>
/// <param name="IsGeneric">Whether only generic types have that name.</param>
internal sealed record TypeLookupResult(INamedTypeSymbol? Type, List<INamedTypeSymbol> Ambiguous, bool IsGeneric);
