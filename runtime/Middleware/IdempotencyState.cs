namespace RouteGen.Middleware;

/// <summary>What an <see cref="IIdempotencyStore"/> found under a key.</summary>
public enum IdempotencyState
{
    /// <summary>Nothing: the key is taken now, and the request is to be carried out.</summary>
    Started,

    /// <summary>Another request with the key is being carried out.</summary>
    InProgress,

    /// <summary>It was carried out, and its answer is there.</summary>
    Completed,
}
