using System.Text;
using RouteGen.Routing;

namespace RouteGen.Local;

/// <summary>The front that is served unless <c>--front</c> names one.</summary>
internal static class DefaultFront
{
    // A REST API first: it is the strictest, its paths come encoded, and it refuses answers that the others let pass.
    private static readonly Front[] Fronts = [Front.Rest, Front.HttpApiV2, Front.FunctionUrl, Front.Alb];

    /// <summary>The first that reaches a route: behind any other an application whose <c>sources:</c> leave it out would answer nothing but 404.</summary>
    public static Front Of(CompiledRouter router)
    {
        var sources = router.Tables.Sources;
        if (sources.IsEmpty) return Front.Rest;
        var reached = RequestFronts.None;
        var route = 0;
        foreach (var line in Encoding.UTF8.GetString(router.Listing).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // Event routes have no path, and no front.
            if (line.AsSpan(line.IndexOf(' ', StringComparison.Ordinal) + 1) is ['/', ..]) reached |= (RequestFronts)sources[route];
            route++;
        }

        foreach (var front in Fronts)
        {
            if ((reached & (RequestFronts)(1 << (int)front)) != RequestFronts.None) return front;
        }

        return Front.Rest;
    }
}
