using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Model;

/// <summary>
/// What <c>routes.yaml</c> and its fragments say, before any C# is looked at: the output of Reading.
/// A record of strings, enums, spans and equatable arrays: two equal texts give two equal tables.
/// </summary>
/// <param name="App">The app options, from <c>routes.yaml</c> alone.</param>
/// <param name="Routes">The routes in file order, files by path; groups flattened.</param>
/// <param name="Diagnostics">What was wrong. Routes that were wrong are left out.</param>
internal sealed record DeclaredTable(DeclaredApp App, EquatableArray<DeclaredRoute> Routes, EquatableArray<DiagnosticInfo> Diagnostics)
{
    /// <summary>The event routes in file order.</summary>
    public EquatableArray<DeclaredEvent> Events { get; init; } = [];

    /// <summary>Whether a text could not be read as far as its routes: the router is a stub then, so that one error shows and not fifty.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Whether there is no route file at all.</summary>
    public bool IsMissing { get; init; }
}

/// <summary>The options of the whole app.</summary>
internal sealed record DeclaredApp
{
    /// <summary>What holds for every route that says nothing else.</summary>
    public DeclaredPolicy Policy { get; init; } = DeclaredPolicy.None;

    /// <summary><c>namespace:</c> handlers are looked for in; <see langword="null"/> for the project's root namespace.</summary>
    public string? Namespace => Policy.Namespace;

    /// <summary><c>services:</c> the class that parameters which are services come from.</summary>
    public DeclaredName? Services { get; init; }

    /// <summary><c>not-found:</c> the handler of requests that no route takes.</summary>
    public DeclaredName? NotFound { get; init; }

    /// <summary><c>errors:</c> the exceptions that are answered by a status of their own.</summary>
    public EquatableArray<DeclaredError> Errors { get; init; } = [];

    /// <summary><c>base-path:</c> as <c>/shop</c>, without a trailing slash and of characters that are never percent-encoded; <see langword="null"/> for none.</summary>
    public string? BasePath { get; init; }

    /// <summary><c>trailing-slash: ignore</c>.</summary>
    public bool IgnoreTrailingSlash { get; init; }

    /// <summary><c>binary: true</c>.</summary>
    public bool Binary { get; init; }

    /// <summary><c>json-depth:</c> how deep a JSON body may nest.</summary>
    public int? JsonDepth { get; init; }

    /// <summary><c>duplicate-properties: allow</c>.</summary>
    public bool AllowsDuplicateProperties { get; init; }

    /// <summary><c>metrics:</c> where metrics go; <see langword="null"/> for none.</summary>
    public MetricsSettings? Metrics { get; init; }

    /// <summary><c>functions:</c> the Lambda functions that the routes are deployed in.</summary>
    public EquatableArray<DeclaredFunction> Functions { get; init; } = [];

    /// <summary><c>traces: true</c>.</summary>
    public bool Traces { get; init; }

    /// <summary>The options that the router carries.</summary>
    public RouterSettings Settings => new(BasePath, IgnoreTrailingSlash, Binary)
    {
        JsonDepth = JsonDepth,
        AllowsDuplicateProperties = AllowsDuplicateProperties,
        Fault = Policy.Fault == true,
        Cors = Policy.Cors,
        Metrics = Metrics,
        Traces = Traces,
    };
}

/// <summary>A name of C# code written in a route file, and where it stands.</summary>
internal sealed record DeclaredName(string Text, TextLocation Location);

/// <summary>An exception type of <c>errors:</c>.</summary>
/// <param name="Type">The type as written.</param>
/// <param name="Status">The status it is answered by.</param>
internal sealed record DeclaredError(DeclaredName Type, int Status);

/// <summary>A function of <c>functions:</c>. What is not said is <see langword="null"/>: whoever deploys it decides.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Memory">In MB.</param>
/// <param name="Timeout">In seconds.</param>
/// <param name="Concurrency">How many invocations at once are reserved for it, and allowed.</param>
internal sealed record DeclaredFunction(DeclaredName Name, int? Memory, int? Timeout, int? Concurrency);

/// <summary>One route.</summary>
/// <param name="Verb">The verb of the key.</param>
/// <param name="Path">The whole path, group prefixes included.</param>
/// <param name="Handler">The handler as written: <c>[Namespace.]Type.Method</c>.</param>
/// <param name="Policy">What the route, its groups and the app say of it.</param>
/// <param name="Key">Where the key stands.</param>
/// <param name="Parameters">Where each of the path's parameters stands, left to right; those of a group's prefix stand in the group's key.</param>
internal sealed record DeclaredRoute(
    RouteVerb Verb,
    PathTemplate Path,
    DeclaredName Handler,
    DeclaredPolicy Policy,
    TextLocation Key,
    EquatableArray<DeclaredName> Parameters)
{
    /// <summary>The nearest <c>namespace:</c>.</summary>
    public string? Namespace => Policy.Namespace;

    /// <summary>The nearest <c>sources:</c>, the fronts whose requests the route takes; <see langword="null"/> for all of them.</summary>
    public RequestFronts? Sources => Policy.Sources;
}

/// <summary>One event route.</summary>
/// <param name="Verb">The verb of the key.</param>
/// <param name="Target">What follows it.</param>
/// <param name="Handler">The handler as written: <c>[Namespace.]Type.Method</c>.</param>
/// <param name="Policy">What the route, its groups and the app say of it.</param>
/// <param name="Key">Where the key stands.</param>
internal sealed record DeclaredEvent(EventVerb Verb, EventTarget Target, DeclaredName Handler, DeclaredPolicy Policy, TextLocation Key)
{
    /// <summary>What the route alone says.</summary>
    public EventOptions Options { get; init; } = EventOptions.None;

    /// <summary>The nearest <c>namespace:</c>.</summary>
    public string? Namespace => Policy.Namespace;

    /// <summary><c>pattern:</c> the events that the route takes; the target is only a name then.</summary>
    public EventBridgePattern? Pattern => Options.Pattern;
}
