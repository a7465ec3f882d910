namespace RouteGen.Middleware;

/// <summary>What tags <see cref="ETag"/> makes.</summary>
public sealed class ETagOptions
{
    /// <summary>
    /// Whether the tags say that the answer is the same to the byte; not unless set. A gateway or CDN that compresses answers makes that untrue,
    /// and only requests for a part of an answer, which RouteGen does not answer, would need it.
    /// </summary>
    public bool Strong { get; init; }
}
