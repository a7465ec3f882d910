namespace RouteGen.Generator.Model;

/// <summary>What a route, a group, a fragment or the app says of how requests are taken. What is not said is <see langword="null"/> or empty.</summary>
internal sealed record DeclaredPolicy
{
    public static DeclaredPolicy None { get; } = new();

    /// <summary><c>namespace:</c> handlers are looked for in.</summary>
    public string? Namespace { get; init; }

    /// <summary><c>sources:</c> the fronts whose requests the routes take.</summary>
    public RequestFronts? Sources { get; init; }

    /// <summary>Of <c>sources:</c> the fronts that are pinned to certain ids.</summary>
    public EquatableArray<SourcePin> Pins { get; init; }

    /// <summary><c>use:</c> the middleware, outermost first.</summary>
    public EquatableArray<DeclaredUse> Use { get; init; }

    /// <summary><c>around:</c> what stands around the handlers of events, outermost first.</summary>
    public EquatableArray<DeclaredUse> Around { get; init; }

    /// <summary><c>enabled-when:</c> the environment variable that switches the route on.</summary>
    public string? EnabledWhen { get; init; }

    /// <summary><c>sends:</c> where the handler sends to.</summary>
    public EquatableArray<DeclaredSend> Sends { get; init; }

    /// <summary><c>auth:</c></summary>
    public AuthPolicy? Auth { get; init; }

    /// <summary><c>cors:</c></summary>
    public CorsPolicy? Cors { get; init; }

    /// <summary><c>fault:</c></summary>
    public bool? Fault { get; init; }

    /// <summary><c>timeout:</c> in milliseconds.</summary>
    public int? Timeout { get; init; }

    /// <summary><c>body-limit:</c> in bytes.</summary>
    public int? BodyLimit { get; init; }

    /// <summary><c>concurrency:</c> a hint for whoever deploys the routes.</summary>
    public int? Concurrency { get; init; }

    /// <summary><c>function:</c> the Lambda function that the route is deployed in; <see langword="null"/> for the first there is.</summary>
    public DeclaredName? Function { get; init; }

    /// <summary><c>name:</c> of the route.</summary>
    public string? Name { get; init; }

    /// <summary>The nearest group, as its key says it: <c>/admin</c>, <c>reports</c>.</summary>
    public string? Group { get; init; }

    /// <summary><c>metadata:</c> what middleware may know of the route.</summary>
    public EquatableArray<MetadataEntry> Metadata { get; init; }

    /// <summary>This policy as it is written where that namespace holds; <see langword="null"/> for the app's.</summary>
    public DeclaredPolicy WrittenIn(string? @namespace)
    {
        return Use.Count == 0 && Around.Count == 0 ? this : this with { Use = In(Use), Around = In(Around) };

        EquatableArray<DeclaredUse> In(EquatableArray<DeclaredUse> methods) => methods.Select(method => method with { Namespace = @namespace }).ToEquatableArray();
    }

    /// <summary>This policy inside another one: what it says goes before, middleware and authorization add up, metadata is joined.</summary>
    public DeclaredPolicy Within(DeclaredPolicy outer) => this with
    {
        Namespace = Namespace ?? outer.Namespace,
        Sources = Sources ?? outer.Sources,
        Pins = Sources is null ? outer.Pins : Pins,
        Use = [.. outer.Use, .. Use],
        Around = [.. outer.Around, .. Around],
        EnabledWhen = EnabledWhen ?? outer.EnabledWhen,
        // What is required outside stays required: only 'none', in so many letters, opens a route again.
        Auth = Auth is null ? outer.Auth : outer.Auth is null ? Auth : Auth.Within(outer.Auth),
        Cors = Cors ?? outer.Cors,
        Fault = Fault ?? outer.Fault,
        Timeout = Timeout ?? outer.Timeout,
        BodyLimit = BodyLimit ?? outer.BodyLimit,
        Concurrency = Concurrency ?? outer.Concurrency,
        Function = Function ?? outer.Function,
        Group = Group ?? outer.Group,
        Metadata = MetadataEntry.Join(outer.Metadata, Metadata),
    };
}

/// <summary>A method of <c>use:</c> or <c>around:</c>.</summary>
/// <param name="Method">The method as written: <c>[Namespace.]Type.Method</c>.</param>
/// <param name="Namespace">Where it is looked for, which is that of the place it is written in; <see langword="null"/> for the app's.</param>
internal sealed record DeclaredUse(DeclaredName Method, string? Namespace);

/// <summary>A front of <c>sources:</c> that counts for one id alone: an API's, a Function URL's, or a target group's ARN.</summary>
internal sealed record SourcePin(RequestFronts Front, string Id);

/// <summary>A line of <c>metadata:</c>.</summary>
internal sealed record MetadataEntry(string Key, string Value)
{
    /// <summary>The entries of both, in the order of their keys; of the same key the inner one.</summary>
    public static EquatableArray<MetadataEntry> Join(EquatableArray<MetadataEntry> outer, EquatableArray<MetadataEntry> inner) =>
        outer.Where(entry => !inner.Any(own => own.Key == entry.Key)).Concat(inner).OrderBy(entry => entry.Key, StringComparer.Ordinal).ToEquatableArray();
}
