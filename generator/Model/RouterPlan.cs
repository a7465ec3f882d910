namespace RouteGen.Generator.Model;

/// <summary>Everything that is emitted, decided: the output of Planning. No place in a file is in it, so a comment added to routes.yaml changes no plan.</summary>
/// <param name="Router">What <c>Router.g.cs</c> says.</param>
/// <param name="RouteFiles">The routes, where they are too many for that file. Each file is emitted for itself, so that an edit of a handler emits one of them anew.</param>
/// <param name="Listing">What of the routes the tables are made of.</param>
internal sealed record RouterPlan(RouterFile Router, EquatableArray<RouteFile> RouteFiles, RouteListing Listing);

/// <summary>What <c>Router.g.cs</c> says.</summary>
/// <param name="Project">What the emitter needs to know of the project.</param>
/// <param name="Settings">The app options that the router carries.</param>
/// <param name="Listing">A line for each route.</param>
/// <param name="Routes">The routes, when they are few; else none.</param>
/// <param name="RouteFileCount">The number of files that hold them else.</param>
/// <param name="NotFound">The handler of <c>not-found:</c>.</param>
/// <param name="Json">How JSON types that only show at run time are found.</param>
internal sealed record RouterFile(ProjectFacts Project, RouterSettings Settings, string Listing, RouteFile Routes, int RouteFileCount, HandlerCall? NotFound, JsonPlan Json)
{
    /// <summary>The event routes, whatever the number of the others: the more specific first.</summary>
    public EquatableArray<PlannedEvent> Events { get; init; } = [];

    /// <summary>What routes of Amazon's style share, in whichever file they are.</summary>
    public AmazonMembers Amazon { get; init; } = AmazonMembers.None;

    /// <summary>What the whole table says of its routes, by their ids; only what some route needs.</summary>
    public RouteProperties Properties { get; init; } = RouteProperties.None;

    /// <summary>The middleware of the app, which stands around the answer that no route gives too.</summary>
    public EquatableArray<HandlerCall> Use { get; init; } = [];

    /// <summary>The container, when a route takes something of it, in whichever file that is.</summary>
    public ServiceContainer? Container { get; init; }

    /// <summary>The environment variables that switch routes on.</summary>
    public EquatableArray<string> Switches { get; init; } = [];

    /// <summary>Whether a handler answers by an <c>IHttpResult</c>.</summary>
    public bool AnswersAnnotationsResults { get; init; }
}

/// <summary>The routes of one emitted file.</summary>
/// <param name="Number">From 0; the first route's id is this times <see cref="MostRoutes"/>.</param>
/// <param name="Routes">In the order of the listing: a route's place in that is its id.</param>
/// <param name="Enums">The parsers of the enums that values are bound to, by the name of the enum. Each file has its own.</param>
internal sealed record RouteFile(ProjectFacts Project, int Number, EquatableArray<PlannedRoute> Routes, EquatableArray<EnumParser> Enums)
{
    /// <summary>What of the shared members its routes use.</summary>
    public AmazonMembers Amazon { get; init; } = AmazonMembers.None;

    /// <summary>What the rules of its routes share.</summary>
    public ValidationMembers Validation { get; init; } = ValidationMembers.None;

    /// <summary>Routes, and cases of a switch, that a file may have: far below where the JIT gives up optimising a method, which it does at 1,000.</summary>
    public const int MostRoutes = 256;

    public int FirstId => Number * MostRoutes;
}

/// <summary>How JSON types that only show at run time are found, and whether any is looked for.</summary>
/// <param name="AsksAtRunTime">Whether a handler's answer may hold anything.</param>
/// <param name="AsksByType">Whether a type is in no context of the project.</param>
internal sealed record JsonPlan(JsonModel Model, bool AsksAtRunTime, bool AsksByType);

/// <summary>A route with its place in the router.</summary>
/// <param name="Method">The name of the emitted method.</param>
internal sealed record PlannedRoute(RouteVerb Verb, PathTemplate Path, string Method, HandlerCall Handler, RoutePolicy Policy);

/// <summary>An event route with its place in the router.</summary>
/// <param name="Id">Its line in the listing, where it comes after the other routes.</param>
/// <param name="Method">The name of the emitted method.</param>
internal sealed record PlannedEvent(int Id, string Method, ResolvedEvent Route)
{
    public EventVerb Verb => Route.Verb;

    public EventTarget Target => Route.Target;

    public HandlerCall Handler => Route.Handler;

    /// <summary>The pattern of events, where one is written instead of a target.</summary>
    public EventBridgePattern? Pattern => Route.Pattern;

    /// <summary>The name of the method that compares the pattern.</summary>
    public string? PatternMethod { get; init; }

    /// <summary>The route's key: <c>SQS orders</c>.</summary>
    public string Key => RouteKey.Of(Verb, Target);

    /// <summary>The route's line: <c>SQS orders Shop.Orders.Process</c>.</summary>
    public override string ToString() => Key + " " + Handler.Name;
}

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
    /// <summary>The fronts whose requests it takes, and <see cref="PinnedSource"/>.</summary>
    public int Sources { get; init; } = (int)RequestFronts.All;

    /// <summary>Set where the id of the API has a say too.</summary>
    public const int PinnedSource = 128;

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

    public required EquatableArray<byte> Sources { get; init; }

    public required EquatableArray<int> Nodes { get; init; }

    public required EquatableArray<ushort> LiteralSeeds { get; init; }

    public required EquatableArray<int> LiteralSlots { get; init; }

    public required EquatableArray<int> MixedSegments { get; init; }

    public required int MaxSegments { get; init; }
}

/// <summary>The app options that the router carries.</summary>
internal sealed record RouterSettings(string? BasePath, bool IgnoreTrailingSlash, bool Binary)
{
    /// <summary>How deep a JSON body may nest; <see langword="null"/> for the runtime's own limit.</summary>
    public int? JsonDepth { get; init; }

    /// <summary>Whether a JSON body may have a property twice.</summary>
    public bool AllowsDuplicateProperties { get; init; }

    /// <summary>Whether a 5xx answer counts as the function's error, where no route has a say.</summary>
    public bool Fault { get; init; }

    /// <summary>What pages of other origins may do, where no route has a say.</summary>
    public CorsPolicy? Cors { get; init; }

    /// <summary>Where metrics go; <see langword="null"/> for none.</summary>
    public MetricsSettings? Metrics { get; init; }

    /// <summary>Whether invocations are traced.</summary>
    public bool Traces { get; init; }
}
