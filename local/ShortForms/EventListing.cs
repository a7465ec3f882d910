using System.Text;
using RouteGen.Routing;

namespace RouteGen.Local.ShortForms;

/// <summary>A line of a router's listing that is for events: <c>SQS orders Shop.Orders.Process</c>. The target may hold blanks, and may be empty.</summary>
internal sealed record ListedEvent(string Verb, string Target, string Handler);

/// <summary>The event routes of a router, read from the listing it carries.</summary>
internal static class EventListing
{
    private static readonly string[] HttpVerbs = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY"];

    public static IReadOnlyList<ListedEvent> Read(CompiledRouter router)
    {
        var events = new List<ListedEvent>();
        foreach (var line in Encoding.UTF8.GetString(router.Listing).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // The verb ends at the first blank, the handler starts after the last; INVOKE may have nothing in between.
            var first = line.IndexOf(' ', StringComparison.Ordinal);
            if (first < 0 || HttpVerbs.Contains(line[..first], StringComparer.Ordinal)) continue;
            var last = line.LastIndexOf(' ');
            events.Add(new(line[..first], last == first ? "" : line[(first + 1)..last], line[(last + 1)..].TrimEnd('\r')));
        }

        return events;
    }
}
