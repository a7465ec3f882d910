namespace RouteGen.Generator.Model;

/// <summary>What <c>auth:</c> asks of the caller.</summary>
/// <param name="IsRequired">Whether the gateway has to have authorized the caller at all; <see langword="false"/> only for <c>none</c>.</param>
/// <param name="Requirements">What has to hold besides, every one of them.</param>
internal sealed record AuthPolicy(bool IsRequired, EquatableArray<AuthRequirement> Requirements)
{
    public static AuthPolicy None { get; } = new(IsRequired: false, []);

    public static AuthPolicy Required { get; } = new(IsRequired: true, []);

    public AuthPolicy Within(AuthPolicy outer) => IsRequired && outer.IsRequired ? new(IsRequired: true, outer.Requirements.Concat(Requirements).Distinct().ToEquatableArray()) : this;
}

/// <summary>One thing that has to be true of the caller.</summary>
/// <param name="Claim">The claim's name, for <see cref="AuthKind.Claim"/>.</param>
/// <param name="Values">Of these one is enough.</param>
internal sealed record AuthRequirement(AuthKind Kind, string Claim, EquatableArray<string> Values);

internal enum AuthKind
{
    Scope,
    Group,
    Claim,
}
