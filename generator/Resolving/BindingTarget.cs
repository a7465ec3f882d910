using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>One handler on one route while its parameters are bound.</summary>
internal sealed class BindingTarget
{
    private readonly string[] _pathParameters;
    private readonly bool[] _taken;
    private ISymbol? _body;
    private ISymbol? _form;
    private bool _hasReportedBodyAndForm;

    /// <param name="handlerName">The handler's full name, for messages.</param>
    public BindingTarget(string handlerName, IMethodSymbol method, CallSite site, RouteReport report)
    {
        HandlerName = handlerName;
        Method = method;
        Site = site;
        Style = HandlerStyle.Of(method, site);
        InfersBody = site.Verb is RouteVerb.Post or RouteVerb.Put or RouteVerb.Patch;
        Report = report;
        _pathParameters = [.. site.Path?.ParameterNames ?? []];
        _taken = new bool[_pathParameters.Length];
    }

    public string HandlerName { get; }

    public IMethodSymbol Method { get; }

    public RouteReport Report { get; }

    /// <summary>What the route says of the call.</summary>
    public CallSite Site { get; }

    /// <summary>Whether the handler is written for Amazon's runtime client.</summary>
    public HandlerStyle Style { get; }

    /// <summary>Whether the handler is one of events and takes records, or what they hold, and not the whole event.</summary>
    public bool IsOfRecords => Site.Event is not null && !Style.IsWhole;

    /// <summary>Whether a body is expected without <c>[FromBody]</c>.</summary>
    public bool InfersBody { get; }

    /// <summary>Whether the handler sees the whole request, and so may leave path parameters alone.</summary>
    public bool TakesRequest { get; set; }

    /// <summary>A parameter in a message, at the start of a sentence.</summary>
    public string Describe(IParameterSymbol parameter) => $"Parameter '{parameter.Name}' of '{HandlerName}'";

    /// <summary>The path parameter that a C# name stands for, and its position; it counts as taken then.</summary>
    public bool TryTakePathParameter(string name, out int position, out string pathName)
    {
        for (position = 0; position < _pathParameters.Length; position++)
        {
            pathName = _pathParameters[position];
            if (!WireNames.Match(pathName, name)) continue;
            _taken[position] = true;
            return true;
        }

        pathName = "";
        return false;
    }

    /// <summary>Gives the body to a parameter: there is one, and it is either a form or not.</summary>
    public bool TryTakeBody(IParameterSymbol parameter)
    {
        if (_body is not null)
        {
            Report.Add(Descriptors.TwoBodies, parameter, HandlerName, _body.Name, parameter.Name);
            return false;
        }

        _body = parameter;
        return IsBodyOrForm();
    }

    /// <summary>Reads the body as a form, which any number of parameters and members may.</summary>
    public bool TryTakeForm(ISymbol parameterOrMember)
    {
        _form ??= parameterOrMember;
        return IsBodyOrForm();
    }

    /// <summary>Reports the path parameters that nothing takes, each at its own place.</summary>
    public bool ReportUntakenPathParameters()
    {
        if (TakesRequest) return true;
        var allTaken = true;
        for (var i = 0; i < _pathParameters.Length; i++)
        {
            if (_taken[i]) continue;
            allTaken = false;
            var name = _pathParameters[i];
            var hint = Suggestions.Closest(name, Method.Parameters.Where(parameter => ExchangeTypes.PartOf(parameter.Type) is null).Select(parameter => parameter.Name)) is { } closest
                ? $"Did you mean its parameter '{closest}'?"
                : $"Add a parameter '{WireNames.ParameterName(name)}', or take 'HttpRequest'.";
            Report.AddAt(Site.Parameters[i].Location, Descriptors.PathParameterNotTaken, Method, HandlerName, "{" + name + "}", hint);
        }

        return allTaken;
    }

    private bool IsBodyOrForm()
    {
        if (_body is null || _form is null) return true;
        if (!_hasReportedBodyAndForm) Report.Add(Descriptors.BodyAndForm, _body, HandlerName, _body.Name, _form.Name);
        _hasReportedBodyAndForm = true;
        return false;
    }
}
