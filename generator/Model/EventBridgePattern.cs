namespace RouteGen.Generator.Model;

/// <summary>
/// An event pattern of EventBridge, or a part of one: what has to hold of an object of the event, all of it.
/// A field stands once, however its path was written: <c>detail.total</c> lies inside <c>detail</c>.
/// </summary>
/// <param name="Fields">The fields, in file order.</param>
internal sealed record EventBridgePattern(EquatableArray<PatternField> Fields)
{
    /// <summary>The key of an option that has patterns under it of which one has to hold.</summary>
    public const string Or = "$or";

    /// <summary>What stands under each <c>$or</c>.</summary>
    public EquatableArray<PatternChoice> Choices { get; init; } = [];
}

/// <summary>Patterns of which one has to hold.</summary>
internal sealed record PatternChoice(EquatableArray<EventBridgePattern> Patterns);

/// <summary>What a pattern says of one key of an object.</summary>
/// <param name="Name">The key.</param>
/// <param name="Values">What its value may be; none where only its members matter.</param>
internal sealed record PatternField(string Name, EquatableArray<PatternMatch> Values)
{
    /// <summary>What has to hold of the object under the key.</summary>
    public EventBridgePattern? Members { get; init; }
}
