using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Planning;

/// <summary>Finds routes that send to each other in a circle, each through the next one's queue, topic, bucket or bus.</summary>
internal static class SendCircles
{
    public static void Find(EquatableArray<DeclaredEvent> events, List<DiagnosticInfo> diagnostics)
    {
        var steps = events.Select(route => route.Policy.Sends.SelectMany(send => Steps(send, events)).ToList()).ToArray();
        var state = new Visit[events.Count];
        for (var start = 0; start < events.Count; start++)
        {
            if (state[start] == Visit.None) Walk(start, steps, state, way => diagnostics.Add(Describe(events, way)));
        }
    }

    private static IEnumerable<Step> Steps(DeclaredSend send, EquatableArray<DeclaredEvent> events)
    {
        for (var index = 0; index < events.Count; index++)
        {
            if (EventConflicts.Reaches(send, events[index])) yield return new Step(index, send);
        }
    }

    // Without recursion: a table may hold a way as long as itself.
    private static void Walk(int start, List<Step>[] steps, Visit[] state, Action<List<(int Route, DeclaredSend Send)>> report)
    {
        var way = new List<(int Route, int Next)> { (start, 0) };
        state[start] = Visit.OnWay;
        while (way.Count > 0)
        {
            var (route, next) = way[way.Count - 1];
            if (next == steps[route].Count)
            {
                state[route] = Visit.Done;
                way.RemoveAt(way.Count - 1);
                continue;
            }

            way[way.Count - 1] = (route, next + 1);
            var to = steps[route][next].Route;
            if (state[to] == Visit.None)
            {
                state[to] = Visit.OnWay;
                way.Add((to, 0));
            }
            else if (state[to] == Visit.OnWay)
            {
                report(way.SkipWhile(place => place.Route != to).Select(place => (place.Route, steps[place.Route][place.Next - 1].Send)).ToList());
            }
        }
    }

    private static DiagnosticInfo Describe(EquatableArray<DeclaredEvent> events, List<(int Route, DeclaredSend Send)> way)
    {
        var names = way.ConvertAll(place => NameOf(events[place.Route]));
        return new DiagnosticInfo(Descriptors.SendsInCircle, way[0].Send.Location, names[0], string.Join(" -> ", names) + " -> " + names[0]) { Related = events[way[0].Route].Key };
    }

    private static string NameOf(DeclaredEvent route) => RouteKey.Of(route.Verb, route.Target);

    private enum Visit
    {
        None,
        OnWay,
        Done,
    }

    private readonly record struct Step(int Route, DeclaredSend Send);
}
