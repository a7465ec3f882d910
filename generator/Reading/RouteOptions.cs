using RouteGen.Generator.Model;

namespace RouteGen.Generator.Reading;

/// <summary>Where an option may be written.</summary>
[Flags]
internal enum OptionPlaces
{
    /// <summary>Under <c>routes:</c> itself, where only routes and groups stand.</summary>
    None = 0,

    /// <summary>At the top of <c>routes.yaml</c>.</summary>
    App = 1,

    /// <summary>At the top of a fragment, for the fragment's routes.</summary>
    Fragment = 2,

    /// <summary>In a group, for the group's routes.</summary>
    Group = 4,

    /// <summary>In the long form of a route of requests.</summary>
    Route = 8,

    /// <summary>In the long form of a route of events.</summary>
    Event = 16,
}

/// <summary>What an option's value is.</summary>
internal enum OptionType
{
    Routes,
    Namespace,
    TypeName,
    Handler,
    Path,
    Choice,
    Choices,
    Boolean,
}

/// <summary>An option of a route file.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Places">Where it may be written.</param>
/// <param name="Type">What its value is.</param>
/// <param name="Expected">What to write, as the end of a sentence that begins with "Write".</param>
/// <param name="Description">One line, for the reference and for editors.</param>
internal sealed record RouteOption(string Name, OptionPlaces Places, OptionType Type, string Expected, string Description)
{
    /// <summary>The values of a choice or of several, spelled as they must be.</summary>
    public string[] Choices { get; init; } = [];

    /// <summary>What holds where the option is not written; <see langword="null"/> for nothing.</summary>
    public string? Default { get; init; }

    /// <summary>Whether what is inside takes the value over, unless it has its own.</summary>
    public bool IsInherited { get; init; }
}

/// <summary>The options of this version. The reader, the reference (<c>docs/routes-yaml.md</c>) and the JSON Schema (<c>docs/routes.schema.json</c>) are held against this table.</summary>
internal static class RouteOptions
{
    public static readonly RouteOption Routes = new(
        "routes",
        OptionPlaces.App | OptionPlaces.Fragment,
        OptionType.Routes,
        "routes and groups under it, such as 'GET /users: Users.List'",
        "The routes and groups of routes.");

    public static readonly RouteOption Namespace = new(
        "namespace",
        OptionPlaces.App | OptionPlaces.Fragment | OptionPlaces.Group,
        OptionType.Namespace,
        "a namespace, such as 'Shop.Api'",
        "The namespace that handlers are looked up in before they are taken as full names.")
    {
        Default = "the project's root namespace",
        IsInherited = true,
    };

    public static readonly RouteOption Sources = new(
        "sources",
        OptionPlaces.App | OptionPlaces.Fragment | OptionPlaces.Group | OptionPlaces.Route,
        OptionType.Choices,
        $"one or several of {SourceWords.Listed}, such as '[rest, http2]'",
        "The fronts whose requests reach the route: a REST API, an HTTP API with payload format 1.0 or 2.0, a Function URL, a load balancer.")
    {
        Choices = FrontNames.All,
        Default = "every front",
        IsInherited = true,
    };

    public static readonly RouteOption Services = new(
        "services",
        OptionPlaces.App,
        OptionType.TypeName,
        "the name of a class, such as 'Shop.Services'",
        "The class that parameters which are services come from.");

    public static readonly RouteOption NotFound = new(
        "not-found",
        OptionPlaces.App,
        OptionType.Handler,
        "a handler, such as 'Errors.NotFound'",
        "The handler of requests that no route takes.")
    {
        Default = "404 with a JSON message",
    };

    public static readonly RouteOption BasePath = new(
        "base-path",
        OptionPlaces.App,
        OptionType.Path,
        "a path without parameters, such as '/shop'",
        "The path in front of every route that a custom domain or load balancer leaves in the request, taken off before routes are matched: letters, digits, `-`, `.`, `_`, `~` and `/`.");

    public static readonly RouteOption TrailingSlash = new(
        "trailing-slash",
        OptionPlaces.App,
        OptionType.Choice,
        "strict or ignore",
        "Whether '/users/' is another path than '/users' (strict) or the same (ignore).")
    {
        Choices = ["strict", "ignore"],
        Default = "strict",
    };

    public static readonly RouteOption Binary = new(
        "binary",
        OptionPlaces.App,
        OptionType.Boolean,
        "true or false",
        "Whether the REST API has binaryMediaTypes '*/*', so that bytes and compressed answers arrive as such.")
    {
        Choices = ["true", "false"],
        Default = "false",
    };

    public static readonly RouteOption Handler = new(
        "handler",
        OptionPlaces.Route | OptionPlaces.Event,
        OptionType.Handler,
        "a handler, such as 'Users.List'",
        "The method that the route calls: Type.Method or Namespace.Type.Method.");

    public static readonly RouteOption[] All = [Routes, Namespace, Sources, Services, NotFound, BasePath, TrailingSlash, Binary, Handler];

    /// <summary>Options that RouteGen is designed to have and this version lacks: one that was silently ignored could leave a route open that was meant to be closed.</summary>
    public static readonly string[] OfLaterVersions =
    [
        "around", "auth", "cors", "enabled-when", "errors", "fault", "function", "functions", "memory", "on", "parallel", "partial", "pattern", "priority", "sends", "timeout", "unwrap", "use",
    ];

    public static RouteOption? Find(string name) => Array.Find(All, option => option.Name == name);

    public static bool IsOfLaterVersion(string name) => Array.IndexOf(OfLaterVersions, name) >= 0;

    public static bool IsKnown(string name) => Find(name) is not null || IsOfLaterVersion(name);

    public static IEnumerable<string> NamesIn(OptionPlaces place) => All.Where(option => (option.Places & place) != OptionPlaces.None).Select(option => option.Name);

    /// <summary>What stands at a place, as a message lists it.</summary>
    public static string AllowedIn(OptionPlaces place) => place switch
    {
        OptionPlaces.None => "routes such as 'GET /users' and 'SQS orders', and groups such as '/admin'",
        OptionPlaces.Group => string.Join(", ", NamesIn(place)) + ", routes and groups",
        _ => string.Join(", ", NamesIn(place)),
    };

    /// <summary>A place, as a message names it.</summary>
    public static string Describe(OptionPlaces place) => place switch
    {
        OptionPlaces.App => "the app",
        OptionPlaces.Fragment => "a fragment",
        OptionPlaces.Group => "a group",
        OptionPlaces.Route => "a route",
        OptionPlaces.Event => "an event route",
        _ => "'routes'",
    };
}
