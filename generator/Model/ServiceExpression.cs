namespace RouteGen.Generator.Model;

/// <summary>How a service is come by.</summary>
/// <param name="Type">The service's type with <c>global::</c>.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Expression">The member's or constructor's full C# name, without arguments.</param>
/// <param name="Arguments">The arguments of a factory method or constructor.</param>
/// <param name="Disposal">What is due after the invocation.</param>
internal sealed record ServiceExpression(
    string Type,
    ServiceKind Kind,
    string Expression,
    EquatableArray<ServiceExpression> Arguments,
    ServiceDisposal Disposal)
{
    /// <summary>Of a container's service: the key it is registered under.</summary>
    public string? Key { get; init; }

    /// <summary>Of a container's service: whether it is <see langword="null"/> when the container lacks it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>This service and all that it takes.</summary>
    public IEnumerable<ServiceExpression> WithArguments => Arguments.SelectMany(argument => argument.WithArguments).Prepend(this);
}

internal enum ServiceKind
{
    /// <summary>A static property or field: one for the process.</summary>
    Member,

    /// <summary>A static method: one for the invocation.</summary>
    Factory,

    /// <summary>A constructor, of an instance handler: one for the invocation.</summary>
    Constructor,

    /// <summary>A constructor, of an instance handler of Amazon's style: one for the process, made when it is first called.</summary>
    SharedConstructor,

    /// <summary>The request, the context or the token, as an argument of a factory: <see cref="ServiceExpression.Expression"/> is the <see cref="ExchangePart"/>.</summary>
    Exchange,

    /// <summary>The container that <c>ConfigureServices</c> fills, in the scope of the invocation: <see cref="ServiceExpression.Expression"/> is the type to ask for.</summary>
    Container,

    /// <summary>
    /// A logger of Microsoft.Extensions.Logging: <see cref="ServiceExpression.Expression"/> is its category. Of an <c>ILogger&lt;T&gt;</c> the one argument's type is <c>T</c>.
    /// </summary>
    Logger,
}

internal enum ServiceDisposal
{
    None,
    Sync,
    Async,
}
