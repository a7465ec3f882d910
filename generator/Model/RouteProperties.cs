namespace RouteGen.Generator.Model;

/// <summary>What the router is asked of a route by its id. Each list names only routes that need it.</summary>
/// <param name="Errors">The exceptions of <c>errors:</c>, the more derived first.</param>
/// <param name="Cors">The policies, each with its routes.</param>
/// <param name="Pins">The routes whose sources are pinned to ids.</param>
/// <param name="Details">What middleware may know of routes besides their keys.</param>
internal sealed record RouteProperties(
    EquatableArray<ResolvedError> Errors,
    EquatableArray<RouteProperty<CorsPolicy>> Cors,
    EquatableArray<RouteProperty<RoutePolicy>> Pins,
    EquatableArray<RouteProperty<RouteDetails>> Details)
{
    public static RouteProperties None { get; } = new([], [], [], []);
}

/// <summary>A value that several routes share.</summary>
/// <param name="Routes">Their ids.</param>
internal sealed record RouteProperty<T>(EquatableArray<int> Routes, T Value)
    where T : IEquatable<T>;
