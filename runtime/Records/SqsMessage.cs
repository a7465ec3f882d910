using RouteGen.Events;

namespace RouteGen;

/// <summary>A message of an SQS queue.</summary>
public sealed class SqsMessage : EventRecord, IEventRecord<SqsMessage>
{
    private SqsMessage(RecordPlace place)
        : base(place)
    {
    }

    /// <summary>The message's id.</summary>
    public override string Id => "";

    /// <inheritdoc/>
    private protected override RecordData Data => default;

    /// <inheritdoc/>
    static SqsMessage IEventRecord<SqsMessage>.At(RecordPlace place) => new(place);
}
