namespace RouteGen.Routing;

/// <summary>Why a template that the gateway matched does not settle the route by itself.</summary>
[Flags]
internal enum TemplateFlags
{
    /// <summary>The gateway's choice is the route.</summary>
    None = 0,

    /// <summary>The template ends in a greedy parameter: the table may know better.</summary>
    Greedy = 1,

    /// <summary>The table holds a more specific route under the template, which the gateway may not know of.</summary>
    Shadowing = 2,
}
