namespace RouteGen.Generator.Model;

/// <summary>What the router is asked of a route by its id. Each list names only routes that need it.</summary>
/// <param name="Errors">The exceptions of <c>errors:</c>, the more derived first.</param>
/// <param name="Cors">The policies, each with its routes.</param>
/// <param name="Pins">The routes whose sources are pinned to ids.</param>
/// <param name="Details">What middleware may know of routes besides their keys.</param>
internal sealed record RouteProperties(
    EquatableArray<ResolvedError> Errors,
    EquatableArray<RouteProperty<CorsPolicy>> Cors,
    EquatableArray<RouteProperty<PinnedSources>> Pins,
    EquatableArray<RouteProperty<RouteDetails>> Details)
{
    public static RouteProperties None { get; } = new([], [], [], []);
}

/// <summary>A value that several routes share.</summary>
/// <param name="Routes">Their ids.</param>
internal sealed record RouteProperty<T>(EquatableArray<int> Routes, T Value)
    where T : IEquatable<T>;

/// <summary>What decides whether a route takes a request besides its front: sources that are pinned to ids, and a switch.</summary>
/// <param name="Whole">The fronts that count whatever their ids.</param>
/// <param name="Switch">The environment variable that switches the route on.</param>
internal sealed record PinnedSources(RequestFronts Whole, EquatableArray<SourcePin> Pins, string? Switch)
{
    public static PinnedSources? Of(RoutePolicy policy) =>
        policy.Pins.Count == 0 && policy.EnabledWhen is null ? null : new PinnedSources(policy.Pins.Aggregate(policy.Sources, (fronts, pin) => fronts & ~pin.Front), policy.Pins, policy.EnabledWhen);
}
