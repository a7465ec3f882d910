namespace RouteGen.Benchmarks.Dispatch;

/// <summary>A request as the gateway describes it.</summary>
/// <param name="Verb">Its method.</param>
/// <param name="Template">The path of the gateway's own route.</param>
/// <param name="Values">The values of the template's parameters, by name.</param>
/// <param name="Route">The number of the route that takes it; -1 for none.</param>
internal sealed record RoutedRequest(string Verb, string Template, IReadOnlyList<(string Name, string Value)> Values, int Route)
{
    /// <summary>The gateway's route: <c>GET /users/{id}</c>.</summary>
    public string RouteKey { get; } = $"{Verb} {Template}";

    /// <summary>The path as the client sent it.</summary>
    public string Path { get; } = Values.Aggregate(Template, (path, value) => path.Replace($"{{{value.Name}+}}", value.Value, StringComparison.Ordinal).Replace($"{{{value.Name}}}", value.Value, StringComparison.Ordinal));
}
