using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Finds how a service is come by, with all that it takes itself.</summary>
internal sealed class ServiceResolver
{
    private readonly Compilation _compilation;
    private readonly ServicesClass _services;
    private readonly ServiceContainerReader _container;
    private readonly TypeNames _names;
    private readonly Dictionary<ServiceRequest, (ServiceExpression? Service, ICollection<string> Warnings)> _known = [];

    // From the service asked for to the one being resolved: the path that a message spells out.
    private readonly List<ServiceRequest> _path = [];

    public ServiceResolver(Compilation compilation, ServicesClass services, ServiceContainerReader container, TypeNames names)
    {
        _compilation = compilation;
        _services = services;
        _container = container;
        _names = names;
    }

    public ServicesClass Services => _services;

    /// <summary>Whether what the services class does not provide itself may come from a container.</summary>
    public bool HasContainer => _container.Method is not null;

    /// <summary>The service of a type; <see langword="null"/> after the problem was reported at the route.</summary>
    public ServiceExpression? Resolve(ITypeSymbol type, RouteReport report) => Resolve(new ServiceRequest(type), report);

    /// <summary>The service that a parameter takes, by its type and the name in its <c>[FromServices]</c>; <see langword="null"/> after the problem was reported at the route.</summary>
    public ServiceExpression? Resolve(IParameterSymbol parameter, RouteReport report)
    {
        var attributes = BindingAttributes.Of(parameter.GetAttributes()).FindAll(attribute => attribute.Source == BindingSource.Services);
        if (attributes.Count > 1) return Fail(report, Descriptors.TwoAttributes, parameter, $"Parameter '{parameter.Name}' of '{OwnerOf(parameter)}'", attributes[0].Display, attributes[1].Display);
        var attribute = attributes.FirstOrDefault();
        return attribute?.OtherKey is { } key
            ? Fail(report, Descriptors.ServiceKeyIsNoText, parameter, parameter.Name, OwnerOf(parameter), key)
            : Resolve(ServiceRequest.Of(parameter, attribute), report);
    }

    private ServiceExpression? Resolve(ServiceRequest request, RouteReport report)
    {
        if (!_known.TryGetValue(request, out var known))
        {
            known = _names.Warnings.Record(() => Find(request, report));
            // What fails is reported at every route that asks for it.
            if (known.Service is null) return null;
            _known.Add(request, known);
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
        _path.Add(new ServiceRequest(type));
        var arguments = ResolveArguments(constructors[0].Parameters, report);
        _path.RemoveAt(_path.Count - 1);
        if (arguments is not { } resolved) return null;
        return new ServiceExpression(_names.Bare(type), ServiceKind.Constructor, _names.Bare(type), resolved, DisposalOf(type));
    }

    private ServiceExpression? Find(ServiceRequest request, RouteReport report)
    {
        var (type, name, _) = request;
        var step = request with { IsOptional = false };
        if (_path.Contains(step)) return Fail(report, Descriptors.ServiceCycle, null, Path(step));
        IReadOnlyList<ISymbol> providers = name is null ? _services.ProvidersOf(type) : [.. _services.ProvidersOf(type).Where(provider => provider.Name == name)];
        if (providers.Count > 1) return Fail(report, Descriptors.ServiceIsAmbiguous, providers[1], TypeNames.Readable(type), string.Join("' and '", providers.Select(FullName)), AmbiguityHint(providers));
        if (providers.Count == 0) return FindInContainer(request, report);

        _path.Add(step);
        var made = Make(type, providers[0], report);
        _path.RemoveAt(_path.Count - 1);
        return made;
    }

    private ServiceExpression? FindInContainer(ServiceRequest request, RouteReport report)
    {
        var (type, name, isOptional) = request;
        if (_services.IsBroken) return null;
        // Whoever writes one means it, even where the container has the service too.
        if (_services.AsynchronousProviderOf(type) is { } factory && (name is null || name == factory.Name)) return Fail(report, Descriptors.FactoryIsAsynchronous, factory, FullName(factory), TypeNames.Readable(type));
        if (_container.Method is not { } method || !ServiceContainerReader.CanHold(type)) return FailMissing(request, report);
        if (!_container.IsUsable) return null;
        if (name is not null && !_container.HasKeyedServices) return FailMissing(request, report);

        _names.Warnings.Add(method);
        return new ServiceExpression(_names.Bare(type), ServiceKind.Container, _names.Bare(type), [], ServiceDisposal.Async) { Key = name, IsOptional = isOptional };
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
                : OwnLogger(parameter) ?? Resolve(parameter, report);
            // One missing service is one mistake, however many parameters follow.
            if (argument is null) return null;
            arguments.Add(argument);
        }

        return arguments.ToEquatableArray();
    }

    private ServiceExpression? OwnLogger(IParameterSymbol parameter) => _services.Provides(parameter.Type) ? null : LoggerTypes.Of(parameter, _names);

    private ServiceExpression? FailMissing(ServiceRequest request, RouteReport report)
    {
        var (type, name, _) = request;
        var asker = _path.Count == 0 ? "" : $" (asked for by {Path(request)})";
        return name is null || _services.Type is not { } services || type.TypeKind == TypeKind.Error
            ? Fail(report, Descriptors.ServiceMissing, null, TypeNames.Readable(type), asker, Hint(type))
            : Fail(report, Descriptors.NamedServiceMissing, services, name, TypeNames.Readable(services), TypeNames.Readable(type), asker, NameHint(type, name, services));
    }

    /// <summary>What to do when nothing provides a type.</summary>
    public string Hint(ITypeSymbol type)
    {
        var name = TypeNames.Readable(type);
        if (type.TypeKind == TypeKind.Error) return "The compiler does not know this type: it may be misspelled, or made by another generator, whose output RouteGen cannot see.";
        if (_services.Type is not { } services) return $"Name a class with 'services:' that has a static property of type '{name}'.";
        if (!HasContainer && _services.OtherConfigureServices is { } method) return $"'{FullName(method)}' is not used: it has to be static and accessible, take one 'IServiceCollection', and return nothing or that.";
        return _services.NearProviderOf(type) is { } near
            ? $"'{FullName(near)}' would do: declare it as '{name}'."
            : $"Add a static property, field or method of that type to '{TypeNames.Readable(services)}'.";
    }

    private string NameHint(ITypeSymbol type, string name, INamedTypeSymbol services)
    {
        var readable = TypeNames.Readable(type);
        if (_container.Method is not null && !_container.HasKeyedServices) return "The container has services by name from version 8 of 'Microsoft.Extensions.DependencyInjection'.";
        if (_services.Providers.FirstOrDefault(provider => provider.Name == name) is { } other) return $"'{FullName(other)}' is of another type: declare it as '{readable}'.";
        var names = _services.ProvidersOf(type).Select(provider => provider.Name).ToList();
        if (Suggestions.Closest(name, names) is { } closest) return $"Did you mean '{closest}'?";
        return names.Count > 0
            ? $"Of that type it has '{string.Join("' and '", names)}'."
            : $"Add a static property, field or method of that name and type to '{TypeNames.Readable(services)}'.";
    }

    // Overloads have one name.
    private static string AmbiguityHint(IReadOnlyList<ISymbol> providers) => providers[0].Name == providers[1].Name
        ? "Keep one, or make the other private."
        : $"Keep one, make the other private, or write [FromServices(\"{providers[0].Name}\")] where that one is meant.";

    private static ServiceExpression? Fail(RouteReport report, DiagnosticDescriptor descriptor, ISymbol? declaration, params string[] arguments)
    {
        report.Add(descriptor, declaration, arguments);
        return null;
    }

    private string Path(ServiceRequest last) => string.Join(" -> ", _path.Append(last).Select(request => request.ToString()));

    private static string OwnerOf(IParameterSymbol parameter) => parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } method ? $"{TypeNames.Readable(method.ContainingType)}.{method.Name}" : TypeNames.Readable(parameter.ContainingType);

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
