namespace RouteGen.Routing;

/// <summary>A browser's question, before it sends a request, whether a page of another origin may.</summary>
internal static class Preflight
{
    /// <summary>Answers the question by the policy of the route that the request would reach. No handler is called; one that is declared for OPTIONS itself goes before.</summary>
    public static bool TryAnswer(HttpExchange http, DispatchOutcome outcome)
    {
        var router = http.Router;
        if (outcome == DispatchOutcome.InvalidPath || !http.Header("origin"u8).IsPresent) return false;
        var method = http.Header("access-control-request-method"u8);
        if (!method.IsPresent || (outcome == DispatchOutcome.Route && RouterListing.VerbOf(router.Tables, http.RouteId) == HttpVerb.Options)) return false;

        var (route, isByTemplate) = (http.RouteId, http.MatchedByTemplate);
        var verb = HttpVerbs.Parse(method.Text);
        http.RouteId = Dispatcher.FindByPath(http, verb);
        http.MatchedByTemplate = false;
        if (router.CorsOf(http.RouteId) is { Origins: not null } policy)
        {
            http.AnswerPreflight(policy, verb);
            return true;
        }

        (http.RouteId, http.MatchedByTemplate) = (route, isByTemplate);
        return false;
    }
}
