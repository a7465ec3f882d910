namespace RouteGen.Generator.Model;

/// <summary>The verbs of an HTTP route key, in the order of the runtime's <c>HttpVerb</c> and of the listing.</summary>
internal enum RouteVerb
{
    Get,
    Post,
    Put,
    Patch,
    Delete,
    Head,
    Options,
    Any,
}

/// <summary>The verbs as they are written.</summary>
internal static class RouteVerbs
{
    /// <summary>The words, in the order of <see cref="RouteVerb"/>.</summary>
    public static readonly string[] Names = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY"];

    public static string NameOf(RouteVerb verb) => Names[(int)verb];

    public static bool TryParse(string word, out RouteVerb verb)
    {
        var index = Array.IndexOf(Names, word);
        verb = (RouteVerb)index;
        return index >= 0;
    }
}
