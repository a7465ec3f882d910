using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Resolves routes against one compilation, each on its own. What it looks up is kept for the run and no longer.</summary>
internal sealed class RouteResolver
{
    private readonly TypeNames _names = new();
    private readonly TypeLookup _types;
    private readonly HandlerLookup _handlers;
    private readonly ServiceResolver _services;
    private readonly JsonContexts _json;
    private readonly ParameterBinder _parameters;
    private readonly ValidationReader _validation;
    private readonly ReturnClassifier _returns;
    private readonly RecordReturns _recordReturns;
    private readonly AmazonHandlers _amazon;
    private readonly MiddlewareResolver _middleware;

    /// <param name="app">Names the services class and the exception types.</param>
    /// <param name="namespace">Where those are looked for.</param>
    public RouteResolver(DeclaredApp app, string @namespace, Compilation compilation, IEnumerable<string> jsonContexts, ProjectOptions options)
    {
        var services = app.Services;
        var diagnostics = new List<DiagnosticInfo>();
        _types = new TypeLookup(compilation);
        _handlers = new HandlerLookup(compilation, _types);
        var servicesType = services is null ? null : _handlers.FindType(@namespace, RouteReport.OfType(services, diagnostics));
        var servicesClass = new ServicesClass(servicesType, isBroken: services is not null && servicesType is null, compilation);
        var container = new ServiceContainerReader(servicesClass, _types);
        if (services is not null) container.Report(RouteReport.OfType(services, diagnostics));
        _services = new ServiceResolver(compilation, servicesClass, container, _names);
        (_json, var warnings) = _names.Warnings.Record(() => new JsonContexts(jsonContexts, compilation, options, _names));
        _parameters = new ParameterBinder(compilation, _names, new ValueShapes(_names), _services, _json);
        _validation = new ValidationReader(compilation, _names, _json);
        _returns = new ReturnClassifier(_json);
        _recordReturns = new RecordReturns(_json);
        _amazon = new AmazonHandlers(new LambdaSerializers(compilation, _names));
        _middleware = new MiddlewareResolver(_handlers, _services, _names);
        var (errors, errorWarnings) = _names.Warnings.Record(() => ErrorTypes.Resolve(app.Errors, @namespace, _handlers, _names, diagnostics));
        Frame = new TableFrame(_json.ToModel(), _types.Find("", TableResolver.LocalServer).Type is not null, AmazonCoreReader.Read(_types, _names), errors, diagnostics.ToEquatableArray(), warnings.Concat(errorWarnings).ToEquatableArray())
        {
            Container = container.ToModel(_names),
            HasLogging = _types.Find("", LoggerTypes.Provider).Type is not null,
        };
    }

    public TableFrame Frame { get; }

    /// <param name="name">The handler.</param>
    /// <param name="namespace">Where it is looked for.</param>
    /// <param name="site">What else the route says.</param>
    public RouteResolution Resolve(DeclaredName name, string @namespace, CallSite site)
    {
        var diagnostics = new List<DiagnosticInfo>();
        var report = RouteReport.OfHandler(name, diagnostics);
        var (call, warnings) = _names.Warnings.Record(() => site.IsMiddleware || site.IsAround ? _middleware.Resolve(@namespace, site, report) : Resolve(@namespace, site, report));
        return new RouteResolution(call, diagnostics.ToEquatableArray(), warnings.ToEquatableArray(), name.Location);
    }

    private HandlerCall? Resolve(string @namespace, CallSite site, RouteReport report)
    {
        if (_handlers.Find(@namespace, report) is not { } found) return null;
        var (type, method) = found;
        var target = new BindingTarget(TypeNames.Readable(type) + "." + method.Name, method, site, report);
        var instance = method.IsStatic ? null : _amazon.Share(_services.ResolveInstance(type, report), type, target);
        var parameters = _parameters.Bind(target);
        var isPathTaken = target.ReportUntakenPathParameters();
        var returned = target.IsOfRecords ? _recordReturns.Classify(target) : _returns.Classify(target);
        if ((instance is null && !method.IsStatic) || parameters is not { } bound || !isPathTaken || returned is null) return null;

        var validation = _validation.Read(target, bound, out var isRight);
        if (!isRight) return null;
        var call = new HandlerCall(target.HandlerName, _names.Bare(type), Identifier.Escape(method.Name), instance, bound, returned) { Validation = validation, Record = target.IsOfRecords ? RecordBinder.ModelOf(target) : null };
        if (!ParameterBinder.NeedsNoRequest(call, target)) return null;
        _names.Warnings.Add(method);
        if (target.IsOfRecords) return call with { Kinds = site.Kinds };
        return target.Style.IsAmazons ? _amazon.Complete(call, target) : call;
    }
}
