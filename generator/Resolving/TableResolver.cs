using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Resolves one table against one compilation. What it looks up is kept for the run and no longer.</summary>
internal sealed class TableResolver
{
    private readonly DeclaredTable _declared;
    private readonly Compilation _compilation;
    private readonly DeclarationFingerprint _fingerprint;
    private readonly ProjectOptions _options;
    private readonly List<DiagnosticInfo> _diagnostics = [];
    private readonly TypeNames _names = new();
    private readonly TypeLookup _types;
    private readonly EnumParsers _enums;
    private readonly HandlerLookup _handlers;
    private readonly ServiceResolver _services;
    private readonly JsonContexts _json;
    private readonly ParameterBinder _parameters;
    private readonly ReturnClassifier _returns;

    public TableResolver(DeclaredTable declared, Compilation compilation, DeclarationFingerprint fingerprint, ProjectOptions options)
    {
        _declared = declared;
        _compilation = compilation;
        _fingerprint = fingerprint;
        _options = options;
        _types = new TypeLookup(compilation);
        _enums = new EnumParsers(_names);
        _handlers = new HandlerLookup(compilation, _types);
        _services = new ServiceResolver(compilation, FindServicesClass(), _names);
        _json = new JsonContexts(fingerprint.JsonContexts, compilation, options, _names);
        _parameters = new ParameterBinder(compilation, _names, new ValueShapes(_names, _enums), _services, _json);
        _returns = new ReturnClassifier(_json);
    }

    private string DefaultNamespace => _declared.App.Namespace ?? _options.RootNamespace;

    public ResolvedTable Resolve(CancellationToken cancellation)
    {
        var routes = new List<ResolvedRoute>(_declared.Routes.Count);
        foreach (var route in _declared.Routes)
        {
            cancellation.ThrowIfCancellationRequested();
            if (ResolveHandler(route.Handler, route.Namespace ?? _options.RootNamespace, route.Verb, route.Path.ParameterNames, route.Parameters) is { } handler)
            {
                routes.Add(new ResolvedRoute(route.Verb, route.Path, handler));
            }
        }

        var notFound = _declared.App.NotFound is { } name ? ResolveHandler(name, DefaultNamespace, RouteVerb.Any, [], []) : null;
        var taker = RouterName.FindTaker(_options.RootNamespace, _compilation);
        if (taker is not null) _diagnostics.Add(taker);
        return new ResolvedTable(
            ProjectFacts(isNameTaken: taker is not null),
            routes.ToEquatableArray(),
            notFound,
            _enums.ToModels(),
            _json.ToModel(),
            _diagnostics.ToEquatableArray());
    }

    private HandlerCall? ResolveHandler(DeclaredName name, string @namespace, RouteVerb verb, IEnumerable<string> pathParameters, EquatableArray<DeclaredName> places)
    {
        var report = RouteReport.OfHandler(name, _diagnostics);
        if (_handlers.Find(@namespace, report) is not { } found) return null;
        var (type, method) = found;
        var target = new BindingTarget(TypeNames.Readable(type) + "." + method.Name, method, verb, pathParameters, report);
        var instance = method.IsStatic ? null : _services.ResolveInstance(type, report);
        var parameters = _parameters.Bind(target);
        var isPathTaken = target.ReportUntakenPathParameters(places);
        var returned = _returns.Classify(target);
        if ((instance is null && !method.IsStatic) || parameters is not { } bound || !isPathTaken || returned is null) return null;
        _names.Warnings.Add(method);
        return new HandlerCall(target.HandlerName, _names.Bare(type), Identifier.Escape(method.Name), instance, bound, returned);
    }

    private ServicesClass FindServicesClass()
    {
        if (_declared.App.Services is not { } name) return new ServicesClass(null, isBroken: false, _compilation);
        var type = _handlers.FindType(DefaultNamespace, RouteReport.OfType(name, _diagnostics));
        return new ServicesClass(type, isBroken: type is null, _compilation);
    }

    private ProjectFacts ProjectFacts(bool isNameTaken) => new()
    {
        IsNameTaken = isNameTaken,
        Namespace = string.Join(".", _options.RootNamespace.Split('.').Select(Identifier.Escape)),
        // StartupObject names an entry point of its own, wherever that is.
        EmitsMain = _options.IsExecutable && _options.AllowsEmittedMain && !_fingerprint.HasEntryPoint && _compilation.Options.MainTypeName is null,
        AcknowledgedWarnings = _names.Warnings.ToIds(),
        HasLocalServer = _types.Find("", "RouteGen.Local.LocalServer").Type is not null,
    };
}
