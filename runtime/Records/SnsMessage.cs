using RouteGen.Events;

namespace RouteGen;

/// <summary>A message of an SNS topic, as SNS sends it to a function, or to a queue (<see cref="EventRecord.UnwrapSns"/>).</summary>
public sealed class SnsMessage : EventRecord, IEventRecord<SnsMessage>
{
    private IReadOnlyDictionary<string, MessageAttribute>? _messageAttributes;

    private SnsMessage(RecordPlace place)
        : base(place)
    {
    }

    /// <summary>The message's id. Every subscriber gets the same, and gets it again where SNS tries again.</summary>
    public override string Id => Reader.Text(InNotification("MessageId"u8));

    /// <summary>The topic's name.</summary>
    public string Topic => NameIn(InNotification("TopicArn"u8));

    /// <summary>The topic's ARN.</summary>
    public string TopicArn => Reader.Text(InNotification("TopicArn"u8));

    /// <summary>The subject that the sender gave the message.</summary>
    public string? Subject => Reader.TextOrNull(InNotification("Subject"u8));

    /// <summary>The message as it was sent. <see cref="EventRecord.ReadJson{T}"/> reads one that is JSON without making this string.</summary>
    public string Message => ReadText();

    /// <summary>When the message was published; <c>default</c> where the event does not say.</summary>
    /// <exception cref="MalformedRecordException">The event says it with something else than a time.</exception>
    public DateTimeOffset Timestamp => Reader.Time(InNotification("Timestamp"u8), "Timestamp");

    /// <summary>What the sender wrote beside the message, by name.</summary>
    public IReadOnlyDictionary<string, MessageAttribute> MessageAttributes => _messageAttributes ??= MessageAttribute.ReadAll(Reader, InNotification("MessageAttributes"u8));

    /// <summary>The ARN of the subscription that brought the message; empty of one that came through a queue.</summary>
    public string SubscriptionArn => Reader.Text(Member("EventSubscriptionArn"u8));

    /// <summary>Where the subscriber is taken off the list; whoever opens it ends the subscription.</summary>
    // Functions get the one spelling, queues the other.
    public string? UnsubscribeUrl => Reader.TextOrNull(InNotification("UnsubscribeUrl"u8)) ?? Reader.TextOrNull(InNotification("UnsubscribeURL"u8));

    /// <inheritdoc/>
    private protected override RecordData Data => new(InNotification("Message"u8), RecordDataForm.Text);

    /// <inheritdoc/>
    static SnsMessage IEventRecord<SnsMessage>.At(RecordPlace place) => new(place);

    // A queue gets the notification itself, a function gets it inside of a record.
    private JsonSlice InNotification(ReadOnlySpan<byte> name) => Reader.Find(Member("Sns"u8) is { Kind: JsonKind.Object } notification ? notification : Slice, name);
}
