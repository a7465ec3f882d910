using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Finds how a service is come by, with all that it takes itself.</summary>
internal sealed class ServiceResolver
{
    private readonly Compilation _compilation;
    private readonly ServicesClass _services;
    private readonly TypeNames _names;
    private readonly Dictionary<ITypeSymbol, (ServiceExpression? Service, ICollection<string> Warnings)> _known = new(SymbolEqualityComparer.Default);

    // From the service asked for to the one being resolved: the path that a message spells out.
    private readonly List<ITypeSymbol> _path = [];

    public ServiceResolver(Compilation compilation, ServicesClass services, TypeNames names)
    {
        _compilation = compilation;
        _services = services;
        _names = names;
    }

    public ServicesClass Services => _services;

    /// <summary>The service of a type; <see langword="null"/> after the problem was reported at the route.</summary>
    public ServiceExpression? Resolve(ITypeSymbol type, RouteReport report)
    {
        if (!_known.TryGetValue(type, out var known))
        {
            known = _names.Warnings.Record(() => Find(type, report));
            // What fails is reported at every route that asks for it.
            if (known.Service is null) return null;
            _known.Add(type, known);
        }

        _names.Warnings.Add(known.Warnings);
        return known.Service;
    }

    /// <summary>How the instance of an instance handler is made: by the services class when it provides one, else by its constructor.</summary>
    public ServiceExpression? ResolveInstance(INamedTypeSymbol type, RouteReport report)
    {
        if (_services.Provides(type)) return Resolve(type, report);
        if (type.IsAbstract || type.IsRefLikeType)
        {
            var kind = type.TypeKind == TypeKind.Interface ? "an interface" : type.IsRefLikeType ? "a ref struct" : "abstract";
            report.AddAtType(Descriptors.CannotBeCreated, type, TypeNames.Readable(type), kind);
            return null;
        }

        var constructors = Constructors.CallableOf(type, _compilation);
        if (constructors.Count != 1)
        {
            var count = constructors.Count == 0 ? "no constructor" : $"{constructors.Count} constructors";
            report.AddAtType(Descriptors.ConstructorUnclear, type, TypeNames.Readable(type), count + " that the router can call");
            return null;
        }

        if (Constructors.UnsetRequiredMember(constructors[0]) is { } required)
        {
            report.AddAtType(Descriptors.ConstructorUnclear, required, TypeNames.Readable(type), $"the required member '{required.Name}', which only an initializer sets");
            return null;
        }

        _names.Warnings.Add(constructors[0]);
        _path.Add(type);
        var arguments = ResolveArguments(constructors[0].Parameters, report);
        _path.RemoveAt(_path.Count - 1);
        if (arguments is not { } resolved) return null;
        return new ServiceExpression(_names.Bare(type), ServiceKind.Constructor, _names.Bare(type), resolved, DisposalOf(type));
    }

    private ServiceExpression? Find(ITypeSymbol type, RouteReport report)
    {
        if (_path.Contains(type, SymbolEqualityComparer.Default)) return Fail(report, Descriptors.ServiceCycle, null, Path(type));
        var providers = _services.ProvidersOf(type);
        if (providers.Count > 1) return Fail(report, Descriptors.ServiceIsAmbiguous, providers[1], TypeNames.Readable(type), string.Join("' and '", providers.Select(FullName)));
        if (providers.Count == 0) return FailMissing(type, report);

        _path.Add(type);
        var made = Make(type, providers[0], report);
        _path.RemoveAt(_path.Count - 1);
        return made;
    }

    private ServiceExpression? Make(ITypeSymbol type, ISymbol provider, RouteReport report)
    {
        var expression = _names.Member(provider);
        if (provider is not IMethodSymbol factory) return new ServiceExpression(_names.Bare(type), ServiceKind.Member, expression, [], ServiceDisposal.None);
        return ResolveArguments(factory.Parameters, report) is { } arguments
            ? new ServiceExpression(_names.Bare(type), ServiceKind.Factory, expression, arguments, DisposalOf(type))
            : null;
    }

    private EquatableArray<ServiceExpression>? ResolveArguments(IReadOnlyList<IParameterSymbol> parameters, RouteReport report)
    {
        var arguments = new List<ServiceExpression>();
        foreach (var parameter in parameters)
        {
            var argument = ExchangeTypes.PartOf(parameter.Type) is { } part
                ? new ServiceExpression(_names.Bare(parameter.Type), ServiceKind.Exchange, part.ToString(), [], ServiceDisposal.None)
                : OwnLogger(parameter) ?? Resolve(parameter.Type, report);
            // One missing service is one mistake, however many parameters follow.
            if (argument is null) return null;
            arguments.Add(argument);
        }

        return arguments.ToEquatableArray();
    }

    private ServiceExpression? OwnLogger(IParameterSymbol parameter) => _services.Provides(parameter.Type) ? null : LoggerTypes.Of(parameter, _names);

    private ServiceExpression? FailMissing(ITypeSymbol type, RouteReport report)
    {
        if (_services.IsBroken) return null;
        return _services.AsynchronousProviderOf(type) is { } factory
            ? Fail(report, Descriptors.FactoryIsAsynchronous, factory, FullName(factory), TypeNames.Readable(type))
            : Fail(report, Descriptors.ServiceMissing, null, TypeNames.Readable(type), _path.Count == 0 ? "" : $" (asked for by {Path(type)})", Hint(type));
    }

    /// <summary>What to do when nothing provides a type.</summary>
    public string Hint(ITypeSymbol type)
    {
        var name = TypeNames.Readable(type);
        if (type.TypeKind == TypeKind.Error) return "The compiler does not know this type: it may be misspelled, or made by another generator, whose output RouteGen cannot see.";
        if (_services.Type is not { } services) return $"Name a class with 'services:' that has a static property of type '{name}'.";
        if (_services.HasConfigureServices) return $"Add a static property of that type to '{TypeNames.Readable(services)}'; 'ConfigureServices' is not used in this version.";
        return _services.NearProviderOf(type) is { } near
            ? $"'{FullName(near)}' would do: declare it as '{name}'."
            : $"Add a static property, field or method of that type to '{TypeNames.Readable(services)}'.";
    }

    private static ServiceExpression? Fail(RouteReport report, DiagnosticDescriptor descriptor, ISymbol? declaration, params string[] arguments)
    {
        report.Add(descriptor, declaration, arguments);
        return null;
    }

    private string Path(ITypeSymbol last) => string.Join(" -> ", _path.Append(last).Select(TypeNames.Readable));

    private static string FullName(ISymbol member) =>
        TypeNames.Readable(member.ContainingType) + "." + (member is IMethodSymbol method ? TypeNames.Readable(method) : member.Name);

    private static ServiceDisposal DisposalOf(ITypeSymbol type)
    {
        var disposal = ServiceDisposal.None;
        foreach (var candidate in type is INamedTypeSymbol { TypeKind: TypeKind.Interface } self ? type.AllInterfaces.Append(self) : type.AllInterfaces)
        {
            if (candidate.Is("System", "IAsyncDisposable")) return ServiceDisposal.Async;
            if (candidate.SpecialType == SpecialType.System_IDisposable) disposal = ServiceDisposal.Sync;
        }

        return disposal;
    }
}
