namespace RouteGen.Middleware;

/// <summary>What an <see cref="IIdempotencyStore"/> says of a key.</summary>
public sealed class IdempotencyRecord
{
    private IdempotencyRecord(IdempotencyState state, string fingerprint, ReadOnlyMemory<byte> answer)
    {
        State = state;
        Fingerprint = fingerprint;
        Answer = answer;
    }

    /// <summary>There was nothing under the key; the caller has it now.</summary>
    public static IdempotencyRecord Started { get; } = new(IdempotencyState.Started, "", default);

    /// <summary>What was found.</summary>
    public IdempotencyState State { get; }

    /// <summary>The fingerprint that was given when the key was taken; empty for <see cref="Started"/>.</summary>
    public string Fingerprint { get; }

    /// <summary>The answer that was kept; empty unless <see cref="IdempotencyState.Completed"/>.</summary>
    public ReadOnlyMemory<byte> Answer { get; }

    /// <summary>Another request with the key is being carried out.</summary>
    public static IdempotencyRecord InProgress(string fingerprint) => new(IdempotencyState.InProgress, fingerprint, default);

    /// <summary>The request was carried out.</summary>
    public static IdempotencyRecord Completed(string fingerprint, ReadOnlyMemory<byte> answer) => new(IdempotencyState.Completed, fingerprint, answer);
}
