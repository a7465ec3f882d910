using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>What stands behind the key of a route.</summary>
/// <param name="Handler">The handler as written.</param>
/// <param name="Policy">What the route itself says of how requests are taken.</param>
internal sealed record ReadRouteValue(DeclaredName Handler, DeclaredPolicy Policy)
{
    /// <summary>What a route of events says besides.</summary>
    public EventOptions Event { get; init; } = EventOptions.None;
}

/// <summary>Reads the value of a route: a handler, or the long form with options.</summary>
internal sealed class RouteValueReader(OptionReader options, CleanText text, FileDiagnostics diagnostics)
{
    private readonly PolicyReader _policies = new(options, diagnostics);
    private readonly EventOptionReader _events = new(options, diagnostics);

    /// <summary>Reads the value behind a key.</summary>
    /// <param name="verb">The verb of a route of events; <see langword="null"/> for one of requests.</param>
    /// <returns><see langword="null"/> for a value without a handler, which was reported.</returns>
    public ReadRouteValue? Read(YamlEntry entry, ScalarText key, EventVerb? verb)
    {
        switch (entry.Value)
        {
            case YamlScalar { IsNull: false, Value.Length: > 0 } handler:
                return options.ReadHandler(options.TextOf(handler)) is { } name ? new ReadRouteValue(name, DeclaredPolicy.None) : null;
            case YamlScalar:
                if (!text.IsCutBelow(key.Span)) diagnostics.Report(Descriptors.MissingHandler, key.Span, key.Value, $"'{key.Value}: Type.Method'");
                return null;
            case YamlMapping { IsFlow: true, Entries: { Count: 1 } entries } braces when entries[0].Value is YamlScalar { IsNull: true } && RouteOptions.Find(entries[0].Key.Value) is null:
                // '{Users.Get}' is a mapping to YAML, and its author did not mean one.
                options.ReportWrongKind(braces, $"The value of '{key.Value}'", "a handler", "Write it without the braces");
                return null;
            case YamlMapping longForm:
                return ReadLongForm(longForm, key, verb);
            default:
                options.ReportWrongKind(entry.Value, $"The value of '{key.Value}'", "a handler", "Write one handler, such as 'Users.List'");
                return null;
        }
    }

    private ReadRouteValue? ReadLongForm(YamlMapping longForm, ScalarText key, EventVerb? verb)
    {
        var place = verb is null ? OptionPlaces.Route : OptionPlaces.Event;
        var @event = EventOptions.None;
        DeclaredName? handler = null;
        var policy = DeclaredPolicy.None;
        var isPatternWrong = false;
        // A key that was left out as wrong was perhaps the handler's.
        var isReported = !longForm.IsComplete || text.IsCutBelow(TextSpan.FromBounds(key.Span.Start, Math.Max(key.Span.End, longForm.Span.End)));
        foreach (var entry in longForm.Entries)
        {
            if (RouteKeyReader.IsGroup(entry.Key.Value) || RouteKeyReader.IsMeant(entry.Key.Value))
            {
                var advice = place == OptionPlaces.Event ? "Write it on the level of the key around it" : "Remove the verb of the key around it to make that a group";
                options.ReportRouteInWrongPlace(entry.Key, RouteOptions.Describe(place), advice);
                isReported = true;
                continue;
            }

            var option = options.Find(entry.Key, place);
            if (option == RouteOptions.Handler)
            {
                handler = options.ReadHandler(option, entry);
                isReported |= handler is null;
            }
            else if (option is not null)
            {
                policy = _policies.Read(option, entry, policy);
                if (verb is { } ofEvents) @event = _events.Read(option, entry, ofEvents, @event);
                // Without it the route would take other events than it should.
                isPatternWrong |= option == EventRouteOptions.Pattern && @event.Pattern is null;
            }
            else
            {
                isReported |= Suggestions.Closest(entry.Key.Value, [RouteOptions.Handler.Name]) is not null;
            }
        }

        if (handler is not null) return isPatternWrong ? null : new ReadRouteValue(handler, policy) { Event = @event };
        if (!isReported) diagnostics.Report(Descriptors.MissingHandler, key.Span, key.Value, $"'{RouteOptions.Handler.Name}: Type.Method' under it");
        return null;
    }
}
