namespace RouteGen.Events;

/// <summary>What an event is that is no HTTP request.</summary>
internal readonly ref struct EventShape
{
    /// <summary>The verb's kind.</summary>
    public EventKind Kind { get; init; }

    /// <summary>Of <see cref="EventKind.Raw"/> the kind's name, as <c>kafka</c>.</summary>
    public ReadOnlySpan<byte> Raw { get; init; }

    /// <summary>Of <see cref="EventKind.S3"/> whether this is the test that S3 sends when a bucket's notifications are set up. It has no records.</summary>
    public bool IsS3Test { get; init; }

    public static implicit operator EventShape(EventKind kind) => new() { Kind = kind };
}
