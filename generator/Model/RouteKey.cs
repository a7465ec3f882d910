namespace RouteGen.Generator.Model;

/// <summary>A route's key as it stands in the table, group prefixes included: <c>GET /users/{id}</c>, <c>SQS orders</c>.</summary>
internal static class RouteKey
{
    public static string Of(RouteVerb verb, PathTemplate path) => RouteVerbs.NameOf(verb) + " " + path;

    public static string Of(EventVerb verb, EventTarget target) => target.Name.Length == 0 ? EventVerbs.NameOf(verb) : EventVerbs.NameOf(verb) + " " + target;
}
