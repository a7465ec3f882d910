using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Tests.Planning;

/// <summary>Event routes by their keys, each at a place of its own.</summary>
internal static class EventRoutes
{
    public static EquatableArray<DeclaredEvent> Parse(params string[] keys) => keys.Select((key, line) =>
    {
        var place = new TextLocation("routes.yaml", new TextSpan(line, 1), default);
        var (verb, target) = ParseKey(key);
        return new DeclaredEvent(verb, target, new DeclaredName("Test.Handle", place), DeclaredPolicy.None, place);
    }).ToEquatableArray();

    /// <summary>A route as the planner gets it; nothing of its handler is looked at.</summary>
    public static ResolvedEvent Resolve((EventVerb Verb, EventTarget Target) key, int priority = 0) => new(key.Verb, key.Target, null!) { Options = EventOptions.None with { Priority = priority } };

    public static (EventVerb Verb, EventTarget Target) ParseKey(string key)
    {
        var space = key.IndexOf(' ', StringComparison.Ordinal);
        Assert.True(EventVerbs.TryParse(key[..space], out var verb));
        var text = key[(space + 1)..];
        var slash = verb is EventVerb.S3 ? text.IndexOf('/', StringComparison.Ordinal) : verb is EventVerb.Event ? text.LastIndexOf('/') : -1;
        return (verb, slash < 0 ? new EventTarget(text, Detail: null) : new EventTarget(text[..slash], text[(slash + 1)..]));
    }
}
