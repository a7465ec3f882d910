using RouteGen.Events;

namespace RouteGen.Binding;

/// <summary>What the gateway's authorizer put into the event. Nothing else counts: a header of the same name is the caller's own word.</summary>
internal static class Claims
{
    /// <summary>
    /// Looks in <c>authorizer.jwt.claims</c> (HTTP API JWT), <c>authorizer.claims</c> (REST Cognito), <c>authorizer.lambda</c> (Lambda authorizer of an HTTP API),
    /// then <c>authorizer</c> itself (Lambda authorizer of a REST API, whose context lies flat: there any of these names may be a text of its own).
    /// </summary>
    public static bool TryFind(LambdaEvent @event, ReadOnlySpan<byte> name, out JsonSlice value)
    {
        value = default;
        var authorizer = @event.RequestContext.Authorizer;
        if (authorizer.Kind != JsonKind.Object) return false;
        if (@event.TryGetProperty(authorizer, "jwt"u8, out var jwt) && jwt.Kind == JsonKind.Object) return @event.TryGetProperty(jwt, "claims"u8, out var jwtClaims) && TryFindScalar(@event, jwtClaims, name, out value);
        if (@event.TryGetProperty(authorizer, "claims"u8, out var claims) && claims.Kind == JsonKind.Object) return TryFindScalar(@event, claims, name, out value);
        if (@event.TryGetProperty(authorizer, "lambda"u8, out var context) && context.Kind == JsonKind.Object) return TryFindScalar(@event, context, name, out value);
        return TryFindScalar(@event, authorizer, name, out value);
    }

    // A Lambda authorizer's numbers and booleans arrive as such; objects and null are no claim.
    private static bool TryFindScalar(LambdaEvent @event, JsonSlice container, ReadOnlySpan<byte> name, out JsonSlice value) =>
        @event.TryGetProperty(container, name, out value) && (value.IsString || value.Kind is JsonKind.Number or JsonKind.True or JsonKind.False);
}
