using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Resolving;

/// <summary>The class that <c>services:</c> names, as an index from types to the static members that provide them.</summary>
internal sealed class ServicesClass
{
    private readonly Compilation _compilation;
    private readonly Dictionary<ITypeSymbol, List<ISymbol>> _providers = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ITypeSymbol, IMethodSymbol> _asynchronous = new(SymbolEqualityComparer.Default);

    /// <param name="type">The class; <see langword="null"/> when there is none.</param>
    /// <param name="isBroken">Whether one is named but could not be found, which was reported.</param>
    public ServicesClass(INamedTypeSymbol? type, bool isBroken, Compilation compilation)
    {
        Type = type;
        IsBroken = isBroken;
        _compilation = compilation;
        foreach (var current in type?.SelfAndBases() ?? [])
        {
            foreach (var member in current.GetMembers()) Add(member);
        }
    }

    public INamedTypeSymbol? Type { get; }

    /// <summary>Whether nothing is known of what it provides: then nothing may be said of what it lacks either.</summary>
    public bool IsBroken { get; }

    /// <summary>The method that fills a container of Microsoft.Extensions.DependencyInjection.</summary>
    public IMethodSymbol? ConfigureServices { get; private set; }

    /// <summary>A method of that name which does not, because of what it takes, returns or is.</summary>
    public IMethodSymbol? OtherConfigureServices { get; private set; }

    /// <summary>All members that provide something, by the type that they provide.</summary>
    public IEnumerable<ISymbol> Providers => _providers.Values.SelectMany(providers => providers);

    /// <summary>The members that provide exactly this type.</summary>
    public IReadOnlyList<ISymbol> ProvidersOf(ITypeSymbol type) => _providers.TryGetValue(type, out var providers) ? providers : [];

    /// <summary>The method that provides the type in a task, which a factory may not.</summary>
    public IMethodSymbol? AsynchronousProviderOf(ITypeSymbol type) => _asynchronous.TryGetValue(type, out var method) ? method : null;

    public bool Provides(ITypeSymbol type) => _providers.ContainsKey(type) || _asynchronous.ContainsKey(type);

    /// <summary>A member whose type would do for <paramref name="type"/>, were it declared so.</summary>
    public ISymbol? NearProviderOf(ITypeSymbol type)
    {
        foreach (var pair in _providers)
        {
            if (pair.Key is INamedTypeSymbol provided && Implements(provided, type)) return pair.Value[0];
        }

        return null;
    }

    private void Add(ISymbol member)
    {
        if (member is IMethodSymbol { Name: nameof(ConfigureServices) } configure)
        {
            if (ServiceContainerReader.IsConfigureServices(configure) && configure.IsAccessibleIn(_compilation)) ConfigureServices ??= configure;
            else OtherConfigureServices ??= configure;
            return;
        }

        if (!member.IsStatic || member.IsImplicitlyDeclared || !member.IsAccessibleIn(_compilation)) return;
        switch (member)
        {
            case IPropertySymbol { IsIndexer: false, GetMethod: { } getter } property when getter.IsAccessibleIn(_compilation):
                Add(property.Type, property);
                break;
            case IFieldSymbol field:
                Add(field.Type, field);
                break;
            case IMethodSymbol { MethodKind: MethodKind.Ordinary, IsGenericMethod: false, ReturnsVoid: false } method when method.Parameters.All(parameter => parameter.RefKind == RefKind.None):
                Add(method.ReturnType, method);
                if (TaskTypes.ResultOf(method.ReturnType) is { } result && !_asynchronous.ContainsKey(result)) _asynchronous.Add(result, method);
                break;
        }
    }

    private void Add(ITypeSymbol type, ISymbol member)
    {
        if (!_providers.TryGetValue(type, out var providers)) _providers.Add(type, providers = []);
        // A member that a derived class declares anew hides the one of its base.
        if (!providers.Exists(provider => provider.Name == member.Name && !SymbolEqualityComparer.Default.Equals(provider.ContainingType, member.ContainingType))) providers.Add(member);
    }

    private static bool Implements(INamedTypeSymbol provided, ITypeSymbol wanted) =>
        provided.AllInterfaces.Contains(wanted, SymbolEqualityComparer.Default) || provided.SelfAndBases().Skip(1).Contains(wanted, SymbolEqualityComparer.Default);
}
