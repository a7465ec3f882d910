using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>What a route says of the call of its handler, besides the handler's name.</summary>
/// <param name="Verb">The verb of the request.</param>
/// <param name="Path">The path of the request; <see langword="null"/> for <c>not-found:</c> and for an event.</param>
/// <param name="Parameters">Where each parameter of the path stands in the route file.</param>
internal sealed record CallSite(RouteVerb Verb, PathTemplate? Path, EquatableArray<DeclaredName> Parameters)
{
    /// <summary>The fronts whose requests get here.</summary>
    public RequestFronts Sources { get; private init; } = RequestFronts.All;

    /// <summary>Whether the route file says which fronts those are.</summary>
    public bool NamesSources { get; private init; }

    /// <summary>The verb of an event route; <see langword="null"/> for a request.</summary>
    public EventVerb? Event { get; private init; }

    /// <summary>The kinds of events that get here; none where requests do.</summary>
    public EventKinds Kinds { get; private init; }

    /// <summary>What the records of an event route are wrapped in.</summary>
    public EquatableArray<string> Unwrap { get; private init; } = [];

    /// <summary>Whether the method stands around handlers.</summary>
    public bool IsMiddleware { get; private init; }

    /// <summary>Whether the method stands around handlers of events.</summary>
    public bool IsAround { get; private init; }

    /// <summary>For a method of <c>use:</c>.</summary>
    public static CallSite Middleware { get; } = new(RouteVerb.Any, null, []) { IsMiddleware = true };

    /// <summary>For a method of <c>around:</c>.</summary>
    public static CallSite Around { get; } = new(RouteVerb.Any, null, []) { IsAround = true };

    /// <summary>For the handler of <c>not-found:</c>.</summary>
    public static CallSite NotFound { get; } = new(RouteVerb.Any, null, []);

    public static CallSite Of(DeclaredRoute route) => new(route.Verb, route.Path, route.Parameters)
    {
        Sources = route.Sources ?? RequestFronts.All,
        NamesSources = route.Sources is not null,
    };

    // What else the target says, the router compares, and no handler knows of.
    public static CallSite Of(DeclaredEvent route) => new(RouteVerb.Any, null, []) { Event = route.Verb, Kinds = EventVerbs.KindsOf(route.Verb, route.Target), Unwrap = route.Options.Unwrap };

    /// <summary>All that what a handler resolves to can depend on: places do not count.</summary>
    public override string ToString() => IsMiddleware ? "use" : IsAround ? "around" : Event is { } verb ? $"{EventVerbs.NameOf(verb)} {Kinds} {string.Join(",", Unwrap)}" : $"{RouteVerbs.NameOf(Verb)} {Path} {(NamesSources ? Sources : null)}";
}
