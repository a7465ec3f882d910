namespace RouteGen.Generator.Model;

/// <summary>How the requests of one route are taken, with the C# it names resolved.</summary>
internal sealed record RoutePolicy
{
    public static RoutePolicy Open { get; } = new();

    /// <summary>The fronts whose requests the route takes.</summary>
    public RequestFronts Sources { get; init; } = RequestFronts.All;

    /// <summary>The fronts among them that are pinned to certain ids.</summary>
    public EquatableArray<SourcePin> Pins { get; init; } = [];

    /// <summary>The middleware, outermost first.</summary>
    public EquatableArray<HandlerCall> Use { get; init; } = [];

    /// <summary>What is asked of the caller.</summary>
    public AuthPolicy Auth { get; init; } = AuthPolicy.None;

    /// <summary>What pages of other origins may do; <see langword="null"/> for nothing.</summary>
    public CorsPolicy? Cors { get; init; }

    /// <summary>Whether a 5xx answer counts as the function's error.</summary>
    public bool Fault { get; init; }

    /// <summary>In milliseconds.</summary>
    public int? Timeout { get; init; }

    /// <summary>In bytes.</summary>
    public int? BodyLimit { get; init; }

    /// <summary>The environment variable that switches the route on; <see langword="null"/> for one that is always on.</summary>
    public string? EnabledWhen { get; init; }

    /// <summary>What middleware may know of the route besides its key; <see langword="null"/> for nothing.</summary>
    public RouteDetails? Details { get; init; }
}

/// <summary>What middleware may know of a route besides its key.</summary>
internal sealed record RouteDetails(string Name, string Group, EquatableArray<MetadataEntry> Metadata)
{
    public static RouteDetails? Of(DeclaredPolicy policy) =>
        policy is { Name: null, Group: null, Metadata.Count: 0 } ? null : new RouteDetails(policy.Name ?? "", policy.Group ?? "", policy.Metadata);
}
