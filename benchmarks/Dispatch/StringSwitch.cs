namespace RouteGen.Benchmarks.Dispatch;

/// <summary>A C# switch over <c>GET /users/{id}</c>.</summary>
internal sealed class StringSwitch(Func<string, int> find, IReadOnlyList<RoutedRequest> requests)
{
    private readonly string[] _strings = [.. requests.Select(request => request.RouteKey)];

    public int Find(int request) => find(_strings[request]);
}
