using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Resolves one table against one compilation: what is remembered of a route is taken as it is, and only for the others is C# looked at.</summary>
internal sealed class TableResolver
{
    /// <summary>What a Debug build references of RouteGen.Local.</summary>
    public const string LocalServer = "RouteGen.Local.LocalServer";

    private readonly DeclaredTable _declared;
    private readonly Compilation _compilation;
    private readonly DeclarationFingerprint _fingerprint;
    private readonly ProjectOptions _options;
    private readonly IReadOnlyList<TableParts> _known;
    private readonly DeclarationReach _reach;
    private readonly Lazy<RouteResolver> _resolver;
    private readonly List<DiagnosticInfo> _diagnostics = [];
    private readonly HashSet<(string Id, EquatableArray<string> Arguments)> _saidOnce = [];
    private readonly SortedSet<string> _warnings = new(StringComparer.Ordinal);
    private readonly Dictionary<DeclaredUse, HandlerCall?> _middleware = [];
    private readonly Dictionary<DeclaredUse, HandlerCall?> _around = [];

    public TableResolver(DeclaredTable declared, Compilation compilation, DeclarationFingerprint fingerprint, ProjectOptions options, IReadOnlyList<TableParts> known)
    {
        _declared = declared;
        _compilation = compilation;
        _fingerprint = fingerprint;
        _options = options;
        _known = known;
        string[] common = [LocalServer, AmazonCoreReader.Context, LoggerTypes.Provider, .. ServiceContainerReader.ReferencedTypes, .. declared.App.Errors.Select(error => error.Type.Text)];
        _reach = new DeclarationReach(fingerprint, declared.App.Services is { Text: var services } ? [services, .. common] : common);
        _resolver = new(() => new RouteResolver(declared.App, DefaultNamespace, compilation, fingerprint.JsonContexts, options));
    }

    /// <summary>What the table was put together from, for the next run to take.</summary>
    public TableParts Parts { get; } = new();

    private string DefaultNamespace => _declared.App.Namespace ?? _options.RootNamespace;

    public ResolvedTable Resolve(CancellationToken cancellation)
    {
        var frame = ResolveFrame();
        var routes = new List<ResolvedRoute>(_declared.Routes.Count);
        foreach (var route in _declared.Routes)
        {
            cancellation.ThrowIfCancellationRequested();
            var site = CallSite.Of(route);
            var policy = Resolve(route.Policy);
            if (Resolve(route.Handler, route.Namespace, site) is { } handler) routes.Add(new ResolvedRoute(route.Verb, route.Path, handler, policy));
        }

        var events = new List<ResolvedEvent>(_declared.Events.Count);
        foreach (var route in _declared.Events)
        {
            cancellation.ThrowIfCancellationRequested();
            var around = route.Policy.Around.Select(ResolveAround).OfType<HandlerCall>().ToEquatableArray();
            if (Resolve(route.Handler, route.Namespace, CallSite.Of(route)) is { } handler) events.Add(new ResolvedEvent(route.Verb, route.Target, handler) { Options = route.Options, Around = around, EnabledWhen = route.Policy.EnabledWhen });
        }

        var notFound = _declared.App.NotFound is { } name ? Resolve(name, DefaultNamespace, CallSite.NotFound) : null;
        var taker = _reach.MayDeclare(RouterName.Name) ? RouterName.FindTaker(_options.RootNamespace, _compilation) : null;
        if (taker is not null) _diagnostics.Add(taker);
        return new ResolvedTable(
            ProjectFacts(frame, isNameTaken: taker is not null),
            routes.ToEquatableArray(),
            notFound,
            frame.Json,
            _diagnostics.ToEquatableArray())
        {
            Events = events.ToEquatableArray(),
            Use = _declared.App.Policy.Use.Select(ResolveUse).OfType<HandlerCall>().ToEquatableArray(),
            Errors = frame.Errors,
            Container = frame.Container,
        };
    }

    private RoutePolicy Resolve(DeclaredPolicy policy) => new()
    {
        Sources = policy.Sources ?? RequestFronts.All,
        Pins = policy.Pins,
        // What could not be resolved was reported, and its route is never run.
        Use = policy.Use.Select(ResolveUse).OfType<HandlerCall>().ToEquatableArray(),
        Auth = policy.Auth ?? AuthPolicy.None,
        Cors = policy.Cors is { Origins.Count: > 0 } cors ? cors : null,
        Fault = policy.Fault == true,
        Timeout = policy.Timeout,
        BodyLimit = policy.BodyLimit,
        EnabledWhen = policy.EnabledWhen,
        Details = policy.Use.Count == 0 ? null : RouteDetails.Of(policy),
    };

    // The middleware of the app stands around every route, and is looked up once.
    private HandlerCall? ResolveUse(DeclaredUse use) => ResolveOnce(_middleware, use, CallSite.Middleware);

    private HandlerCall? ResolveAround(DeclaredUse around) => ResolveOnce(_around, around, CallSite.Around);

    private HandlerCall? ResolveOnce(Dictionary<DeclaredUse, HandlerCall?> known, DeclaredUse method, CallSite site)
    {
        if (!known.TryGetValue(method, out var call)) known.Add(method, call = Resolve(method.Method, method.Namespace ?? DefaultNamespace, site));
        return call;
    }

    private TableFrame ResolveFrame()
    {
        var key = new TableFrameKey(_reach.Common, _declared.App.Services?.Text, string.Join(" ", _declared.App.Errors.Select(error => $"{error.Type.Text}:{error.Status}")), DefaultNamespace);
        var frame = _known.Select(parts => parts.FindFrame(key)).FirstOrDefault(found => found is not null) ?? _resolver.Value.Frame;
        Parts.Add(key, frame);
        Add(frame.Diagnostics, frame.Warnings);
        return frame;
    }

    private HandlerCall? Resolve(DeclaredName name, string? @namespace, CallSite site)
    {
        @namespace ??= _options.RootNamespace;
        var key = new RouteResolutionKey(_reach.Of(RouteReport.TypePathOf(name)), name.Text, @namespace, site.ToString());
        var resolution = Find(key, name.Location) ?? _resolver.Value.Resolve(name, @namespace, site);
        Parts.Add(key, resolution);
        Add(resolution.Diagnostics, resolution.Warnings);
        return resolution.Call;
    }

    private RouteResolution? Find(RouteResolutionKey key, TextLocation place)
    {
        foreach (var parts in _known)
        {
            if (parts.FindRoute(key, place) is { } found) return found;
        }

        return null;
    }

    private void Add(EquatableArray<DiagnosticInfo> diagnostics, EquatableArray<string> warnings)
    {
        _warnings.UnionWith(warnings);
        foreach (var diagnostic in diagnostics)
        {
            if (!diagnostic.IsSaidOnce || _saidOnce.Add((diagnostic.Descriptor.Id, diagnostic.Arguments))) _diagnostics.Add(diagnostic);
        }
    }

    private ProjectFacts ProjectFacts(TableFrame frame, bool isNameTaken) => new()
    {
        IsNameTaken = isNameTaken,
        Namespace = string.Join(".", _options.RootNamespace.Split('.').Select(Identifier.Escape)),
        // StartupObject names an entry point of its own, wherever that is.
        EmitsMain = _options.IsExecutable && _options.AllowsEmittedMain && !_fingerprint.HasEntryPoint && _compilation.Options.MainTypeName is null,
        AcknowledgedWarnings = _warnings.ToEquatableArray(),
        HasLocalServer = frame.HasLocalServer,
        Amazon = frame.Amazon,
        HasLogging = frame.HasLogging,
    };
}
