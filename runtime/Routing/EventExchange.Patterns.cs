using RouteGen.Events;
using RouteGen.Patterns;

namespace RouteGen.Routing;

public sealed partial class EventExchange
{
    /// <summary>Whether a route with an EventBridge pattern takes the event; then it is the matched route.</summary>
    /// <param name="route">The route's id: its position in <see cref="CompiledRouter.Listing"/>.</param>
    /// <param name="pattern">Asked of events of EventBridge alone, of those of its schedules too.</param>
    /// <exception cref="EventException">What the pattern looks into is not JSON.</exception>
    public bool Takes(int route, PatternTest pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (Kind is not (EventKind.EventBridge or EventKind.Schedule) || !pattern(PatternValue.Of(Event.Json, Event.Scratch))) return false;
        RouteId = route;
        NoteRoute();
        return true;
    }
}
