using RouteGen.Events;

namespace RouteGen;

/// <summary>A message of an SQS queue.</summary>
public sealed class SqsMessage : EventRecord, IEventRecord<SqsMessage>
{
    private IReadOnlyDictionary<string, MessageAttribute>? _messageAttributes;

    private SqsMessage(RecordPlace place)
        : base(place)
    {
    }

    /// <summary>The message's id, by which a batch's answer names it. A message that comes again keeps it.</summary>
    public override string Id => Reader.Text(Member("messageId"u8));

    /// <summary>What SQS's API wants for changing the message's visibility. Lambda itself deletes what was handled.</summary>
    public string ReceiptHandle => Reader.Text(Member("receiptHandle"u8));

    /// <summary>The body as it was sent. <see cref="EventRecord.ReadJson{T}"/> reads one that is JSON without making this string.</summary>
    public string Body => ReadText();

    /// <summary>The queue's name, with its <c>.fifo</c> where it is one.</summary>
    public string Queue => NameIn(Member("eventSourceARN"u8));

    /// <summary>The queue's ARN.</summary>
    public string EventSourceArn => Reader.Text(Member("eventSourceARN"u8));

    /// <summary>The queue's region, as <c>eu-west-1</c>.</summary>
    public string Region => Reader.Text(Member("awsRegion"u8));

    /// <summary>How often the message was received, this time included; 0 where the event does not say.</summary>
    /// <exception cref="MalformedRecordException">The event says it with something else than a whole number.</exception>
    public int ReceiveCount => (int)Math.Clamp(Reader.Integer(Attribute("ApproximateReceiveCount"u8), "ApproximateReceiveCount") ?? 0, 0, int.MaxValue);

    /// <summary>When the message was sent, to the millisecond; <c>default</c> where the event does not say.</summary>
    /// <exception cref="MalformedRecordException">The event says it with something else than a time.</exception>
    public DateTimeOffset SentAt => Reader.Milliseconds(Attribute("SentTimestamp"u8), "SentTimestamp");

    /// <summary>When the message was received for the first time, to the millisecond; <c>default</c> where the event does not say.</summary>
    /// <exception cref="MalformedRecordException">The event says it with something else than a time.</exception>
    public DateTimeOffset FirstReceivedAt => Reader.Milliseconds(Attribute("ApproximateFirstReceiveTimestamp"u8), "ApproximateFirstReceiveTimestamp");

    /// <summary>Of a FIFO queue's message the group within which order holds.</summary>
    public string? MessageGroupId => Reader.TextOrNull(Attribute("MessageGroupId"u8));

    /// <summary>Of a FIFO queue's message the id by which SQS drops copies that are sent within five minutes.</summary>
    public string? DeduplicationId => Reader.TextOrNull(Attribute("MessageDeduplicationId"u8));

    /// <summary>Of a FIFO queue's message its place in the queue, a number of twenty digits.</summary>
    public string? SequenceNumber => Reader.TextOrNull(Attribute("SequenceNumber"u8));

    /// <summary>Who sent the message: the id of a user or role, or an IP address.</summary>
    public string SenderId => Reader.Text(Attribute("SenderId"u8));

    /// <summary>The X-Ray trace header that the sender gave the message.</summary>
    public string? TraceHeader => Reader.TextOrNull(Attribute("AWSTraceHeader"u8));

    /// <summary>In a dead-letter queue the ARN of the queue that the message comes from.</summary>
    public string? DeadLetterSourceArn => Reader.TextOrNull(Attribute("DeadLetterQueueSourceArn"u8));

    /// <summary>What the sender wrote beside the body, by name.</summary>
    public IReadOnlyDictionary<string, MessageAttribute> MessageAttributes => _messageAttributes ??= MessageAttribute.ReadAll(Reader, Member("messageAttributes"u8));

    /// <inheritdoc/>
    private protected override RecordData Data => new(Member("body"u8), RecordDataForm.Text);

    /// <summary>An attribute that SQS itself gives a message, as <c>SentTimestamp</c>; <see langword="null"/> for one that it does not have.</summary>
    public string? GetAttribute(string name) => Reader.TextOrNull(Reader.Find(Member("attributes"u8), name));

    /// <inheritdoc/>
    static SqsMessage IEventRecord<SqsMessage>.At(RecordPlace place) => new(place);

    private JsonSlice Attribute(ReadOnlySpan<byte> name) => Member("attributes"u8, name);
}
