namespace RouteGen.Generator.Model;

/// <summary>Everything that is emitted, decided: the output of Planning. No place in a file is in it, so a comment added to routes.yaml changes no plan.</summary>
/// <param name="Project">What the emitter needs to know of the project.</param>
/// <param name="Settings">The app options that the router carries.</param>
/// <param name="Routes">The routes in the order of the listing; a route's place is its id.</param>
/// <param name="NotFound">The handler of <c>not-found:</c>.</param>
/// <param name="Enums">The parsers of the enums that values are bound to, by the name of the enum.</param>
/// <param name="Json">How JSON types that only show at run time are found.</param>
internal sealed record RouterPlan(
    ProjectFacts Project,
    RouterSettings Settings,
    EquatableArray<PlannedRoute> Routes,
    HandlerCall? NotFound,
    EquatableArray<EnumParser> Enums,
    JsonModel Json)
{
    /// <summary>What of the routes the tables are made of.</summary>
    public RouteListing Listing => new(Routes.Select(route => new ListedRoute(route.Verb, route.Path, route.Handler.Name)).ToEquatableArray(), Settings.IgnoreTrailingSlash);
}

/// <summary>A route with its place in the router.</summary>
/// <param name="Method">The name of the emitted method.</param>
internal sealed record PlannedRoute(RouteVerb Verb, PathTemplate Path, string Method, HandlerCall Handler);

/// <summary>What the tables are made of. No parameter is in it, so an edit of a handler's signature makes no table anew.</summary>
internal sealed record RouteListing(EquatableArray<ListedRoute> Routes, bool IgnoreTrailingSlash)
{
    /// <summary>A line for each route, which the tables point into.</summary>
    public override string ToString() => string.Join("\n", Routes.Select(route => route.ToString()));
}

/// <summary>A route in the listing.</summary>
/// <param name="Handler">The handler's name for people.</param>
internal sealed record ListedRoute(RouteVerb Verb, PathTemplate Path, string Handler)
{
    /// <summary>The route's key: <c>GET /users/{id}</c>.</summary>
    public string Key => RouteKey.Of(Verb, Path);

    /// <summary>The route's line: <c>GET /users/{id} Shop.Users.Get</c>.</summary>
    public override string ToString() => Key + " " + Handler;
}

/// <summary>The numbers of the runtime's <c>RouterTables</c>; its doc comments say what they mean.</summary>
internal sealed record TablesPlan
{
    public required EquatableArray<int> Templates { get; init; }

    public required EquatableArray<ushort> TemplateSeeds { get; init; }

    public required EquatableArray<ushort> TemplateSlots { get; init; }

    public required EquatableArray<ushort> Endpoints { get; init; }

    public required EquatableArray<ushort> Routes { get; init; }

    public required EquatableArray<int> Nodes { get; init; }

    public required EquatableArray<ushort> LiteralSeeds { get; init; }

    public required EquatableArray<int> LiteralSlots { get; init; }

    public required EquatableArray<int> MixedSegments { get; init; }

    public required int MaxSegments { get; init; }
}

/// <summary>The app options that the router carries.</summary>
internal sealed record RouterSettings(string? BasePath, bool IgnoreTrailingSlash, bool Binary);
