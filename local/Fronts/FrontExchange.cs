namespace RouteGen.Fronts;

/// <summary>A request's whole way through a front.</summary>
/// <param name="Response">What the client gets.</param>
internal sealed record FrontExchange(FrontResponse Response)
{
    /// <summary>The event's bytes; empty when the front answered without the function.</summary>
    public ReadOnlyMemory<byte> Event { get; init; }

    /// <summary>The function's answer; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Answer { get; init; }

    /// <summary>The route of the table that took the request, <c>GET /users/{id}</c>; <see langword="null"/> when none did.</summary>
    public string? Route { get; init; }

    /// <summary>What the function threw; <see langword="null"/> when it answered.</summary>
    public Exception? Failure { get; init; }
}
