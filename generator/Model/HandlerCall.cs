namespace RouteGen.Generator.Model;

/// <summary>A call of a handler.</summary>
/// <param name="Name">The handler's name for people: <c>Shop.Users.Get</c>.</param>
/// <param name="Type">The declaring type with <c>global::</c>.</param>
/// <param name="Method">The method's name, with <c>@</c> where it is a keyword.</param>
/// <param name="Instance">For an instance method: how the instance is made.</param>
/// <param name="Parameters">The arguments in the method's order.</param>
/// <param name="Return">What comes back.</param>
internal sealed record HandlerCall(
    string Name,
    string Type,
    string Method,
    ServiceExpression? Instance,
    EquatableArray<BoundParameter> Parameters,
    ReturnModel Return)
{
    /// <summary>The serializer that reads the event and writes the answer, with <c>global::</c>; <see langword="null"/> when neither is asked of one.</summary>
    public string? Serializer { get; init; }

    /// <summary>The fronts whose events have the shape that the handler takes.</summary>
    public RequestFronts Shape { get; init; } = RequestFronts.All;

    /// <summary>Of an event route: the kinds of events that have the shape that the handler takes.</summary>
    public EventKinds Kinds { get; init; }

    /// <summary>The event's type for people, where the handler takes one of Amazon's.</summary>
    public string? EventType { get; init; }

    /// <summary>Of an event route whose handler takes records: what they are; <see langword="null"/> for one that takes the whole event.</summary>
    public RecordModel? Record { get; init; }

    /// <summary>What is checked of the arguments; <see langword="null"/> where nothing is.</summary>
    public HandlerValidation? Validation { get; init; }

    /// <summary>Whether the instance or an argument comes from the container.</summary>
    public bool TakesContainer => Services.Any(service => service.Kind == ServiceKind.Container);

    /// <summary>The request, where something that has to be provided takes it.</summary>
    public ServiceExpression? RequestService => Services.FirstOrDefault(service => service is { Kind: ServiceKind.Exchange, Expression: nameof(ExchangePart.Request) });

    /// <summary>All that has to be provided for the call, what services take themselves included.</summary>
    public IEnumerable<ServiceExpression> Services =>
        Parameters.OfType<ServiceParameter>().Select(parameter => parameter.Service).Concat(Instance is null ? [] : [Instance]).SelectMany(service => service.WithArguments);

    /// <summary>The JSON types that the call reads and writes.</summary>
    public IEnumerable<JsonTypeReference> JsonTypes =>
        Parameters.OfType<BodyParameter>().Select(body => body.Json).Concat(Parameters.OfType<RecordDataParameter>().Select(data => data.Json)).Append(Return.Json).OfType<JsonTypeReference>();

    /// <summary>The values of the request that the arguments are made of.</summary>
    public IEnumerable<ValueBinding> Values => Parameters.SelectMany(parameter => parameter switch
    {
        ValueParameter value => [value.Value],
        ObjectParameter @object => @object.Arguments.Concat(@object.Members).Select(member => member.Value),
        _ => Enumerable.Empty<ValueBinding>(),
    });
}

/// <summary>One argument of a handler, and the first rule of docs/handlers.md that fitted it.</summary>
/// <param name="Name">The C# parameter's name, with <c>@</c> where it is a keyword.</param>
/// <param name="Type">The parameter's type with <c>global::</c>.</param>
internal abstract record BoundParameter(string Name, string Type);

/// <summary>A parameter the exchange itself gives: the request, the context, the token.</summary>
internal sealed record ExchangeParameter(string Name, string Type, ExchangePart Part) : BoundParameter(Name, Type);

internal enum ExchangePart
{
    Request,
    Context,
    Cancellation,

    /// <summary>Amazon's <c>ILambdaContext</c>.</summary>
    AmazonContext,

    /// <summary>Amazon's <c>ILambdaLogger</c>.</summary>
    AmazonLogger,
}

/// <summary>What a middleware calls to go on.</summary>
internal sealed record NextParameter(string Name, string Type) : BoundParameter(Name, Type);

/// <summary>A parameter that nothing provides and that need not be provided.</summary>
/// <param name="Literal">Its default value as C#.</param>
internal sealed record LiteralParameter(string Name, string Type, string Literal) : BoundParameter(Name, Type);

/// <summary>The whole event, of a type of Amazon's packages that the project's serializer reads.</summary>
internal sealed record EventParameter(string Name, string Type) : BoundParameter(Name, Type);

/// <summary>The whole event as a stream.</summary>
internal sealed record EventStreamParameter(string Name, string Type) : BoundParameter(Name, Type);

/// <summary>A parameter that is a value of the request's text.</summary>
internal sealed record ValueParameter(string Name, string Type, ValueBinding Value) : BoundParameter(Name, Type);

/// <summary>A class or record whose members are values of the query or the form. Its type is the one to make, without <c>?</c>.</summary>
/// <param name="Arguments">The constructor's arguments, in order.</param>
/// <param name="Members">Settable members, for the object initializer.</param>
internal sealed record ObjectParameter(string Name, string Type, EquatableArray<MemberBinding> Arguments, EquatableArray<MemberBinding> Members) : BoundParameter(Name, Type);

/// <summary>A member of an <see cref="ObjectParameter"/>.</summary>
/// <param name="Name">The C# name of the member or of the constructor's parameter, with <c>@</c> where it is a keyword.</param>
/// <param name="Type">Its type with <c>global::</c>.</param>
internal sealed record MemberBinding(string Name, string Type, ValueBinding Value);

/// <summary>The request's body.</summary>
/// <param name="Json">The JSON type, for <see cref="BodyKind.Json"/>.</param>
/// <param name="IsOptional">Whether an empty body is <see langword="null"/>.</param>
internal sealed record BodyParameter(string Name, string Type, BodyKind Kind, JsonTypeReference? Json, bool IsOptional) : BoundParameter(Name, Type);

internal enum BodyKind
{
    Json,
    Text,
    Bytes,
    Memory,
    Stream,
}

/// <summary>A parameter that the services class provides.</summary>
internal sealed record ServiceParameter(string Name, string Type, ServiceExpression Service) : BoundParameter(Name, Type);

/// <summary>What a handler returns.</summary>
/// <param name="Kind">How the value is answered.</param>
/// <param name="IsAwaited">Whether it comes in a <c>Task</c> or <c>ValueTask</c>.</param>
/// <param name="Json">The JSON type, for <see cref="ReturnKind.Json"/> and <see cref="ReturnKind.TypedResult"/>.</param>
internal sealed record ReturnModel(ReturnKind Kind, bool IsAwaited, JsonTypeReference? Json);

internal enum ReturnKind
{
    Nothing,
    Json,
    Text,
    Bytes,
    Memory,
    Stream,
    Result,

    /// <summary><c>HttpResult&lt;T&gt;</c>: a result whose body type is known at compile time.</summary>
    TypedResult,

    /// <summary>Written by the project's serializer, and answered as it is.</summary>
    Serialized,

    /// <summary>A stream that holds the whole answer.</summary>
    WholeStream,

    /// <summary>An empty answer.</summary>
    WholeNothing,

    /// <summary><c>IHttpResult</c> of Amazon.Lambda.Annotations, which serializes itself.</summary>
    AnnotationsResult,

    /// <summary>What a middleware gives, in a <c>ValueTask</c>.</summary>
    Middleware,

    /// <summary>The answer to an event, written as JSON.</summary>
    RecordJson,

    /// <summary>The answer to an event of a type that its record knows: what an authorizer decides, a text.</summary>
    RecordAnswer,

    /// <summary>An <c>HttpResult</c> for a WebSocket's message.</summary>
    RecordResult,
}
