namespace RouteGen.Generator.Model;

/// <summary>A route's key in the table.</summary>
internal static class RouteKey
{
    public static string Of(RouteVerb verb, PathTemplate path) => NameOf(verb) + " " + path;

    public static string NameOf(RouteVerb verb) => verb switch
    {
        RouteVerb.Get => "GET",
        RouteVerb.Post => "POST",
        RouteVerb.Put => "PUT",
        RouteVerb.Patch => "PATCH",
        RouteVerb.Delete => "DELETE",
        RouteVerb.Head => "HEAD",
        RouteVerb.Options => "OPTIONS",
        _ => "ANY",
    };
}
