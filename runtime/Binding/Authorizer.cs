using System.Text;
using RouteGen.Events;

namespace RouteGen.Binding;

/// <summary>What the gateway's authorizer let the caller do, as the event shows it. Whatever is missing or of another shape is taken for a no.</summary>
internal static class Authorizer
{
    private const byte Separator = (byte)'\n';

    /// <summary>Whether an authorizer, or IAM, has let the caller in and says who it is.</summary>
    public static bool HasCaller(LambdaEvent @event, Front front) => front switch
    {
        Front.Rest or Front.HttpApiV1 => HasCaller(@event) || HasText(@event, @event.RequestContext.Identity, "userArn"u8),
        Front.HttpApiV2 or Front.FunctionUrl => HasCaller2(@event),
        _ => false,
    };

    /// <summary>Whether the token has one of some scopes.</summary>
    public static bool HasScope(LambdaEvent @event, ReadOnlySpan<byte> scopes) =>
        (Claims.TryFind(@event, "scope"u8, out var value) || Claims.TryFind(@event, "scp"u8, out value)) && HoldsOne(@event.TextOf(value), (byte)' ', scopes);

    /// <summary>Whether the caller is in one of some groups. Cognito's own groups count before any other claim of that name.</summary>
    public static bool IsInGroup(LambdaEvent @event, ReadOnlySpan<byte> groups) =>
        (Claims.TryFind(@event, "cognito:groups"u8, out var value) || Claims.TryFind(@event, "groups"u8, out value)) && HoldsOne(@event.TextOf(value), (byte)',', groups);

    /// <summary>Whether a claim is one of some values.</summary>
    public static bool HasClaim(LambdaEvent @event, ReadOnlySpan<byte> name, ReadOnlySpan<byte> values) => Claims.TryFind(@event, name, out var value) && IsOneOf(@event.TextOf(value), values);

    /// <summary>Who the caller is, as the authorizer says: the parts of a name that is nobody else's; none where it does not say.</summary>
    public static (string Issuer, string Subject)? CallerOf(LambdaEvent @event)
    {
        if (Text(@event, "sub"u8) is { } subject) return (Text(@event, "iss"u8) ?? "", subject);
        if (Text(@event, "principalId"u8) is { } principal) return ("principal", principal);
        var hasArn = @event.TryGetProperty(@event.RequestContext.Identity, "userArn"u8, out var arn) && arn.IsString && !@event.TextOf(arn).IsEmpty;
        if (!hasArn && @event.TryGetProperty(@event.RequestContext.Authorizer, "iam"u8, out var iam)) hasArn = @event.TryGetProperty(iam, "userArn"u8, out arn) && arn.IsString && !@event.TextOf(arn).IsEmpty;
        return hasArn ? ("iam", Encoding.UTF8.GetString(@event.TextOf(arn))) : null;
    }

    private static string? Text(LambdaEvent @event, ReadOnlySpan<byte> claim) =>
        Claims.TryFind(@event, claim, out var value) && @event.TextOf(value) is { IsEmpty: false } text ? Encoding.UTF8.GetString(text) : null;

    // Payload 1: Cognito's claims, or the context of a Lambda authorizer, which lies flat.
    private static bool HasCaller(LambdaEvent @event)
    {
        var authorizer = @event.RequestContext.Authorizer;
        if (authorizer.Kind != JsonKind.Object) return false;
        if (@event.TryGetProperty(authorizer, "jwt"u8, out var jwt) && jwt.Kind == JsonKind.Object) return HasClaims(@event, jwt);
        if (@event.TryGetProperty(authorizer, "claims"u8, out var claims) && claims.Kind == JsonKind.Object) return HasMember(@event, claims);
        return HasMember(@event, authorizer);
    }

    // Payload 2: the kind of the authorizer has a member of its own.
    private static bool HasCaller2(LambdaEvent @event)
    {
        var authorizer = @event.RequestContext.Authorizer;
        if (@event.TryGetProperty(authorizer, "jwt"u8, out var jwt)) return HasClaims(@event, jwt);
        if (@event.TryGetProperty(authorizer, "lambda"u8, out var context)) return HasMember(@event, context);
        return @event.TryGetProperty(authorizer, "iam"u8, out var iam) && HasText(@event, iam, "userArn"u8);
    }

    private static bool HasClaims(LambdaEvent @event, JsonSlice jwt) => @event.TryGetProperty(jwt, "claims"u8, out var claims) && HasMember(@event, claims);

    private static bool HasText(LambdaEvent @event, JsonSlice container, ReadOnlySpan<byte> name) => @event.TryGetProperty(container, name, out var value) && value.IsString && !@event.TextOf(value).IsEmpty;

    /// <summary>Whether an object says anything of a caller: what gateways add of their own, and empty texts, do not.</summary>
    private static bool HasMember(LambdaEvent @event, JsonSlice container)
    {
        if (container.Kind != JsonKind.Object) return false;
        var members = new JsonCursor(@event.Json, container.Start);
        while (members.NextProperty(out var name, out var value))
        {
            var isOfGateway = @event.TextOf(name) is var text && (text.SequenceEqual("integrationLatency"u8) || text.SequenceEqual("scopes"u8));
            if (!isOfGateway && (value.IsString ? !@event.TextOf(value).IsEmpty : value.Kind is JsonKind.Number or JsonKind.True or JsonKind.False)) return true;
        }

        return false;
    }

    /// <summary>Whether a list holds one of the wanted texts. HTTP APIs write a token's array as <c>[a b]</c>, REST APIs as <c>a,b</c>; other authorizers may put JSON there.</summary>
    private static bool HoldsOne(ReadOnlySpan<byte> list, byte separator, ReadOnlySpan<byte> wanted)
    {
        list = list.Trim((byte)' ');
        if (list.Length >= 2 && list[0] == '[' && list[^1] == ']')
        {
            list = list[1..^1];
            separator = list.Contains((byte)'"') ? (byte)',' : (byte)' ';
        }

        while (!list.IsEmpty)
        {
            var end = list.IndexOf(separator);
            var item = (end < 0 ? list : list[..end]).Trim((byte)' ');
            if (item.Length >= 2 && item[0] == '"' && item[^1] == '"') item = item[1..^1];
            if (!item.IsEmpty && IsOneOf(item, wanted)) return true;
            list = end < 0 ? default : list[(end + 1)..];
        }

        return false;
    }

    private static bool IsOneOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> values)
    {
        while (true)
        {
            var end = values.IndexOf(Separator);
            if (text.SequenceEqual(end < 0 ? values : values[..end])) return true;
            if (end < 0) return false;
            values = values[(end + 1)..];
        }
    }
}
