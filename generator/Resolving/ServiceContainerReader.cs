using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>
/// Finds the container that <c>ConfigureServices</c> of the services class fills, and what of Microsoft.Extensions.DependencyInjection the project references.
/// By names: RouteGen itself needs none of it. What the method registers is run-time code, and not looked at.
/// </summary>
internal sealed class ServiceContainerReader
{
    /// <summary>The namespace of its types and the name of its package.</summary>
    public const string Namespace = "Microsoft.Extensions.DependencyInjection";

    /// <summary>The simple names of the types that are looked for.</summary>
    public static readonly IReadOnlyList<string> ReferencedTypes = [Collection, Builder, Scopes, KeyedServices];

    private const string Collection = "ServiceCollection";
    private const string Builder = "ServiceCollectionContainerBuilderExtensions";
    private const string Scopes = "ServiceProviderServiceExtensions";
    private const string KeyedServices = "ServiceProviderKeyedServiceExtensions";

    private readonly TypeLookup _types;

    public ServiceContainerReader(ServicesClass services, TypeLookup types)
    {
        _types = types;
        Method = services.ConfigureServices;
        if (Method is null) return;
        Lack = FindLack(Method.Parameters[0].Type);
        HasKeyedServices = Has(KeyedServices, "GetRequiredKeyedService");
    }

    /// <summary>The method that fills it; <see langword="null"/> when there is no container.</summary>
    public IMethodSymbol? Method { get; }

    /// <summary>Whether the project references what the emitted code needs. If not, that was reported, and there is nothing to say of the single service.</summary>
    public bool IsUsable => Lack is null;

    /// <summary>Whether the referenced version knows services by a key.</summary>
    public bool HasKeyedServices { get; }

    /// <summary>What is wrong with the project's references, as the end of a sentence; empty where the compiler says it.</summary>
    private string? Lack { get; }

    /// <summary>Whether a method is what fills a container.</summary>
    public static bool IsConfigureServices(IMethodSymbol method) =>
        method is { IsStatic: true, IsAbstract: false, IsGenericMethod: false, ReturnsByRef: false, ReturnsByRefReadonly: false, Parameters.Length: 1 }
        && method.Parameters[0].RefKind == RefKind.None
        && IsCollection(method.Parameters[0].Type)
        && (method is { ReturnsVoid: true, IsAsync: false } || IsCollection(method.ReturnType));

    /// <summary>Whether a container can hold a type at all.</summary>
    public static bool CanHold(ITypeSymbol type) => type is { IsRefLikeType: false, IsStatic: false, TypeKind: not (TypeKind.Error or TypeKind.Pointer or TypeKind.FunctionPointer) };

    /// <summary>Says once, at the name of the services class, what the project lacks.</summary>
    public void Report(RouteReport report)
    {
        if (Method is not null && Lack is { Length: > 0 } lack) report.Add(Descriptors.ContainerPackageMissing, Method, TypeNames.Readable(Method.ContainingType), lack);
    }

    public ServiceContainer? ToModel(TypeNames names) =>
        Method is null || !IsUsable ? null : new ServiceContainer(names.Member(Method), ReturnsServices: !Method.ReturnsVoid);

    private string? FindLack(ITypeSymbol collection)
    {
        var isReferenced = Has(Builder, "BuildServiceProvider") && Find(Collection) is not null;
        if (!isReferenced) return "which this project does not reference";
        // The compiler misses a 'using' and says so.
        if (collection.TypeKind == TypeKind.Error) return "";
        return Has(Scopes, "CreateAsyncScope") ? null : "in version 6 or later, and this project references an older one";
    }

    private bool Has(string type, string method) => Find(type)?.GetMembers(method).IsEmpty == false;

    private INamedTypeSymbol? Find(string type) => _types.Find("", Namespace + "." + type).Type;

    private static bool IsCollection(ITypeSymbol type) => type.Name == "IServiceCollection" && (type.TypeKind == TypeKind.Error || type.Is(Namespace, "IServiceCollection"));
}
