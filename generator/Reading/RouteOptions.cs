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
    Sources,
    Boolean,
    Handlers,
    Auth,
    Cors,
    Errors,
    Metadata,
    Functions,
    Metrics,
    Number,
    Duration,
    Size,
    Word,
    Words,
    Variable,
    Pattern,
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
    private const OptionPlaces Policies = OptionPlaces.App | OptionPlaces.Fragment | OptionPlaces.Group | OptionPlaces.Route;

    /// <summary>For members of options that are true or false.</summary>
    public static readonly RouteOption Truth = new("", OptionPlaces.None, OptionType.Boolean, "true or false", "") { Choices = ["true", "false"] };

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
        Policies,
        OptionType.Sources,
        $"one or several of {SourceWords.Listed}, such as '[rest, http2]', each alone or with an id, such as 'rest:a1b2c3d4e5'",
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

    public static readonly RouteOption Use = new(
        "use",
        Policies,
        OptionType.Handlers,
        "a middleware method or a list of them, such as '[RequestLog.Around]'",
        "The middleware around the handler, outermost first; added to that of what is outside.")
    {
        IsInherited = true,
    };

    public static readonly RouteOption Auth = new(
        "auth",
        Policies,
        OptionType.Auth,
        "required, none or a mapping of scopes, groups and claims, such as '{ groups: [admins] }'",
        "What the gateway's authorizer has to have said of the caller; added to what is asked outside, and only none opens a route again.")
    {
        Choices = ["required", "none"],
        Default = "none",
        IsInherited = true,
    };

    public static readonly RouteOption Cors = new(
        "cors",
        Policies,
        OptionType.Cors,
        "none or a mapping with origins, such as '{ origins: [https://shop.example] }'",
        "What pages of other origins may do; preflight requests are answered without a handler.")
    {
        Choices = ["none"],
        Default = "none",
        IsInherited = true,
    };

    public static readonly RouteOption Errors = new(
        "errors",
        OptionPlaces.App,
        OptionType.Errors,
        "exception types with statuses, such as '{ Shop.OutOfStock: 409 }'",
        "The statuses of exceptions that handlers and middleware throw; of several types that fit the most derived.");

    public static readonly RouteOption Fault = new(
        "fault",
        Policies,
        OptionType.Boolean,
        "true or false",
        "Whether an answer of 500 or more counts as an error of the function, so that Lambda's own metrics, alarms and canaries see it.")
    {
        Choices = ["true", "false"],
        Default = "false",
        IsInherited = true,
    };

    public static readonly RouteOption Timeout = new(
        "timeout",
        Policies,
        OptionType.Duration,
        "a time up to 15m, such as '500ms', '10s' or '2m'",
        "After what time the request is answered 504; the handler's token is cancelled a little before, and a handler that goes on ends the process.")
    {
        Default = "none",
        IsInherited = true,
    };

    public static readonly RouteOption BodyLimit = new(
        "body-limit",
        Policies,
        OptionType.Size,
        "a size up to 6mb, such as '500b', '64kb' or '1mb'",
        "How long the request's body may be, decoded; a longer one is answered 413.")
    {
        Default = "what Lambda takes",
        IsInherited = true,
    };

    public static readonly RouteOption Concurrency = new(
        "concurrency",
        Policies,
        OptionType.Number,
        "a whole number from 1 to 100000",
        "How many invocations at once the routes are worth, for whoever deploys them; the router itself does not count.")
    {
        Default = "the function's",
        IsInherited = true,
    };

    public static readonly RouteOption Name = new(
        "name",
        OptionPlaces.Route,
        OptionType.Word,
        "one word of letters, digits, '.', '_' and '-', such as 'users.get'",
        "A name of the route for middleware, logs and traces.");

    public static readonly RouteOption Metadata = new(
        "metadata",
        Policies,
        OptionType.Metadata,
        "keys with texts, such as '{ team: payments }'",
        "What middleware is told of the route; added to that of what is outside.")
    {
        IsInherited = true,
    };

    public static readonly RouteOption JsonDepth = new(
        "json-depth",
        OptionPlaces.App,
        OptionType.Number,
        "a whole number from 1 to 64",
        "How deep the objects and arrays of a JSON body may nest; a deeper one is answered 400.")
    {
        Default = "64",
    };

    public static readonly RouteOption DuplicateProperties = new(
        "duplicate-properties",
        OptionPlaces.App,
        OptionType.Choice,
        "refuse or allow",
        "Whether a JSON body whose object has a property twice, whatever the case, is answered 400 (refuse) or its last value counts (allow).")
    {
        Choices = ["refuse", "allow"],
        Default = "refuse",
    };

    public static readonly RouteOption Metrics = new(
        "metrics",
        OptionPlaces.App,
        OptionType.Metrics,
        "a mapping with a namespace, such as '{ namespace: Shop, service: orders }'",
        "The CloudWatch namespace, and the service in it, that the router's metrics are written for: count, latency, errors and cold starts of each route.")
    {
        Default = "none",
    };

    public static readonly RouteOption Traces = new(
        "traces",
        OptionPlaces.App,
        OptionType.Boolean,
        "true or false",
        "Whether each invocation is an Activity of the source 'RouteGen', for whoever listens, as OpenTelemetry does.")
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

    public static readonly RouteOption Functions = new(
        "functions",
        OptionPlaces.App,
        OptionType.Functions,
        "a mapping such as '{ api: { memory: 512, timeout: 10s }, reports: { memory: 2048, concurrency: 5 } }'",
        "The Lambda functions that the one package is deployed as, each with its memory, timeout and reserved concurrency; the first takes the routes that name none.");

    public static readonly RouteOption Function = new(
        "function",
        OptionPlaces.Fragment | OptionPlaces.Group | OptionPlaces.Route | OptionPlaces.Event,
        OptionType.Word,
        "the name of one of 'functions', such as 'reports'",
        "The function of functions that the route is deployed in.")
    {
        Default = "the first of functions",
        IsInherited = true,
    };

    public static readonly RouteOption[] All = 
    [
        Routes, Namespace, Sources, Use, Auth, Cors, Errors, Fault, Timeout, BodyLimit, Concurrency, Metadata,
        Services, NotFound, BasePath, TrailingSlash, Binary, JsonDepth, DuplicateProperties, Metrics, Traces, Functions, Function, Name, Handler,
        .. EventRouteOptions.All,
    ];

    public static RouteOption? Find(string name) => Array.Find(All, option => option.Name == name);

    public static bool IsKnown(string name) => Find(name) is not null;

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
