using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Model;

/// <summary>
/// The routes with everything the emitter needs to know of the C# they name: the output of Resolving.
/// Strings, enums and equatable arrays; no symbol, no syntax, and no place in a file except in <see cref="Diagnostics"/>.
/// </summary>
/// <param name="Project">What the emitter needs to know of the project.</param>
/// <param name="Routes">The routes whose handler could be resolved and bound, in the order of the table.</param>
/// <param name="NotFound">The handler of <c>not-found:</c>.</param>
/// <param name="Json">How JSON types that only show at run time are found.</param>
/// <param name="Diagnostics">What was wrong.</param>
internal sealed record ResolvedTable(
    ProjectFacts Project,
    EquatableArray<ResolvedRoute> Routes,
    HandlerCall? NotFound,
    JsonModel Json,
    EquatableArray<DiagnosticInfo> Diagnostics)
{
    /// <summary>The event routes whose handler could be resolved, in the order of the table.</summary>
    public EquatableArray<ResolvedEvent> Events { get; init; } = [];

    /// <summary>The app's own middleware.</summary>
    public EquatableArray<HandlerCall> Use { get; init; } = [];

    /// <summary>The exceptions of <c>errors:</c>, the more derived first.</summary>
    public EquatableArray<ResolvedError> Errors { get; init; } = [];

    /// <summary>The container that the services class fills, where it does.</summary>
    public ServiceContainer? Container { get; init; }
}

/// <summary>What the emitter needs to know of the project around the routes.</summary>
internal sealed record ProjectFacts
{
    /// <summary>The namespace of the emitted router: the project's root namespace, empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>Whether the project has something else of the router's name, so that nothing is emitted.</summary>
    public required bool IsNameTaken { get; init; }

    /// <summary>Whether a <c>Main</c> is emitted: an executable without an entry point of its own.</summary>
    public required bool EmitsMain { get; init; }

    /// <summary>The ids of warnings that whoever wrote the handlers has had already, and the emitted code does not repeat.</summary>
    public required EquatableArray<string> AcknowledgedWarnings { get; init; }

    /// <summary>Amazon.Lambda.Core, where it is referenced.</summary>
    public AmazonCore? Amazon { get; init; }

    /// <summary>Whether Microsoft.Extensions.Logging is referenced.</summary>
    public bool HasLogging { get; init; }

    /// <summary>Whether RouteGen.Local is referenced, as it is in a Debug build.</summary>
    public required bool HasLocalServer { get; init; }
}

/// <summary>One route, ready to be emitted.</summary>
internal sealed record ResolvedRoute(RouteVerb Verb, PathTemplate Path, HandlerCall Handler, RoutePolicy Policy);

/// <summary>One event route, ready to be emitted.</summary>
internal sealed record ResolvedEvent(EventVerb Verb, EventTarget Target, HandlerCall Handler)
{
    /// <summary>What the route says of how its records are handled.</summary>
    public EventOptions Options { get; init; } = EventOptions.None;

    /// <summary>What stands around the handler, outermost first.</summary>
    public EquatableArray<HandlerCall> Around { get; init; } = [];

    /// <summary>The environment variable that switches the route on; <see langword="null"/> for one that is always on.</summary>
    public string? EnabledWhen { get; init; }

    /// <summary>The pattern of events, where one is written instead of a target.</summary>
    public EventBridgePattern? Pattern => Options.Pattern;
}

/// <summary>An exception type that is answered by a status of its own.</summary>
/// <param name="Type">The type with <c>global::</c>.</param>
/// <param name="Status">400 to 599.</param>
/// <param name="Depth">How many types it derives from.</param>
internal sealed record ResolvedError(string Type, int Status, int Depth);
