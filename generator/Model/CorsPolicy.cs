namespace RouteGen.Generator.Model;

/// <summary>What <c>cors:</c> allows pages of other origins.</summary>
/// <param name="Origins">The origins; empty for <c>none</c>.</param>
/// <param name="Headers">The request headers that a page may set.</param>
/// <param name="Exposed">The answer's headers that a page may read.</param>
/// <param name="AllowsCredentials">Whether cookies and the like are sent.</param>
/// <param name="MaxAge">For how many seconds a browser may keep the permission; <see langword="null"/> for its own choice.</param>
internal sealed record CorsPolicy(EquatableArray<string> Origins, EquatableArray<string> Headers, EquatableArray<string> Exposed, bool AllowsCredentials, int? MaxAge)
{
    public static CorsPolicy None { get; } = new([], [], [], AllowsCredentials: false, MaxAge: null);
}
