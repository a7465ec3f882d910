using RouteGen;

namespace BranchPreview;

/// <summary>The answer where no route takes a request.</summary>
public static partial class NotFound
{
    public static HttpResult Answer(HttpRequest request)
    {
        HttpResult? answer = null;
        Show(request, ref answer);
        return answer ?? HttpResults.NotFound();
    }

    /// <summary>Implemented in <c>Unrouted/</c>, which only Debug builds and those with <c>-p:ShowUnrouted=true</c> compile. In others the call is not compiled either.</summary>
    static partial void Show(HttpRequest request, ref HttpResult? answer);
}
