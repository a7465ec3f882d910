namespace RouteGen.Middleware;

/// <summary>Where <see cref="Idempotency"/> keeps which requests were carried out, and what was answered. All functions that serve a route have to share one.</summary>
/// <remarks>
/// <para>
/// A store over a table with conditional writes, as DynamoDB, needs one item per key with <c>owner</c>, <c>fingerprint</c>, <c>until</c> and, once completed, <c>answer</c>;
/// docs/middleware.md spells it out. Keys and fingerprints are hashes: 43 characters of letters, digits, <c>-</c> and <c>_</c>.
/// </para>
/// <para>What a method throws fails the request (500) before the handler ran, and is logged after it.</para>
/// </remarks>
public interface IIdempotencyStore
{
    /// <summary>Takes a key, in one step: of two callers at once only one may be told <see cref="IdempotencyState.Started"/>.</summary>
    /// <param name="key">The key; it is the caller's own, whatever others send.</param>
    /// <param name="fingerprint">What the request asks for.</param>
    /// <param name="owner">Who takes it: another one for each attempt.</param>
    /// <param name="hold">How long the key is held for this attempt. After that nobody works on it any more, and the next one may take it.</param>
    /// <param name="cancellation">The request's.</param>
    /// <returns>What there is under the key; <see cref="IdempotencyRecord.Started"/> when there was nothing, or only what has expired.</returns>
    ValueTask<IdempotencyRecord> BeginAsync(string key, string fingerprint, string owner, TimeSpan hold, CancellationToken cancellation);

    /// <summary>Keeps the answer under a key that the owner holds. Does nothing when another holds it by now.</summary>
    /// <param name="key">The key.</param>
    /// <param name="owner">Who took it.</param>
    /// <param name="answer">The answer, in a form of its own.</param>
    /// <param name="lifetime">How long it is kept.</param>
    ValueTask CompleteAsync(string key, string owner, ReadOnlyMemory<byte> answer, TimeSpan lifetime);

    /// <summary>Gives a key back, so that the request can be sent again. Does nothing when another holds it by now.</summary>
    /// <param name="key">The key.</param>
    /// <param name="owner">Who took it.</param>
    ValueTask ReleaseAsync(string key, string owner);
}
