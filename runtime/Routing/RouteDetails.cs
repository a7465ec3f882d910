using System.ComponentModel;

namespace RouteGen.Routing;

/// <summary>What <c>routes.yaml</c> says of a route for middleware to know.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RouteDetails
{
    /// <summary>The route's <c>name:</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>The nearest group: its path, or its name.</summary>
    public string Group { get; init; } = "";

    /// <summary>The <c>metadata:</c> of the route and of what is around it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; } = [];
}
