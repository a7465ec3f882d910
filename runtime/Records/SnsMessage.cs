using RouteGen.Events;

namespace RouteGen;

/// <summary>A message of an SNS topic, as SNS sends it to a function, or to a queue (<see cref="EventRecord.UnwrapSns"/>).</summary>
public sealed class SnsMessage : EventRecord, IEventRecord<SnsMessage>
{
    private Fields _fields;
    private bool _isRead;
    private IReadOnlyDictionary<string, MessageAttribute>? _messageAttributes;

    private SnsMessage(RecordPlace place)
        : base(place)
    {
    }

    /// <summary>The message's id. Every subscriber gets the same, and gets it again where SNS tries again.</summary>
    public override string Id => Reader.Text(Members.MessageId);

    /// <summary>The topic's name.</summary>
    public string Topic => NameIn(Members.TopicArn);

    /// <summary>The topic's ARN.</summary>
    public string TopicArn => Reader.Text(Members.TopicArn);

    /// <summary>The subject that the sender gave the message.</summary>
    public string? Subject => Reader.TextOrNull(Members.Subject);

    /// <summary>The message as it was sent. <see cref="EventRecord.ReadJson{T}"/> reads one that is JSON without making this string.</summary>
    public string Message => ReadText();

    /// <summary>When the message was published; <c>default</c> where the event does not say.</summary>
    /// <exception cref="MalformedRecordException">The event says it with something else than a time.</exception>
    public DateTimeOffset Timestamp => Reader.Time(Members.Timestamp, "Timestamp");

    /// <summary>What the sender wrote beside the message, by name.</summary>
    public IReadOnlyDictionary<string, MessageAttribute> MessageAttributes => _messageAttributes ??= MessageAttribute.ReadAll(Reader, Members.MessageAttributes);

    /// <summary>The ARN of the subscription that brought the message; empty of one that came through a queue.</summary>
    public string SubscriptionArn => Reader.Text(Members.SubscriptionArn);

    /// <summary>Where the subscriber is taken off the list; whoever opens it ends the subscription.</summary>
    public string? UnsubscribeUrl => Reader.TextOrNull(Members.UnsubscribeUrl);

    /// <inheritdoc/>
    private protected override RecordData Data => new(Members.Message, RecordDataForm.Text);

    private ref readonly Fields Members
    {
        get
        {
            if (!Volatile.Read(ref _isRead)) Read();
            return ref _fields;
        }
    }

    /// <inheritdoc/>
    static SnsMessage IEventRecord<SnsMessage>.At(RecordPlace place) => new(place);

    private void Read()
    {
        var json = Reader;
        var fields = default(Fields);
        // A queue gets the notification itself, a function gets it inside of a record.
        var notification = json.Find(Slice, "Sns"u8);
        if (notification.Kind == JsonKind.Object) fields.SubscriptionArn = json.Find(Slice, "EventSubscriptionArn"u8);
        else notification = Slice;

        Span<byte> buffer = stackalloc byte[RecordJson.LongestName];
        var members = json.Members(notification);
        while (members.NextProperty(out var nameSlice, out var value))
        {
            var name = json.NameOf(nameSlice, buffer);
            if (name.SequenceEqual("MessageId"u8)) fields.MessageId = value;
            else if (name.SequenceEqual("TopicArn"u8)) fields.TopicArn = value;
            else if (name.SequenceEqual("Subject"u8)) fields.Subject = value;
            else if (name.SequenceEqual("Message"u8)) fields.Message = value;
            else if (name.SequenceEqual("Timestamp"u8)) fields.Timestamp = value;
            else if (name.SequenceEqual("MessageAttributes"u8)) fields.MessageAttributes = value;
            // Functions get the one spelling, queues the other.
            else if (name.SequenceEqual("UnsubscribeUrl"u8) || name.SequenceEqual("UnsubscribeURL"u8)) fields.UnsubscribeUrl = value;
        }

        _fields = fields;
        Volatile.Write(ref _isRead, true);
    }

    private struct Fields
    {
        public JsonSlice MessageId;
        public JsonSlice TopicArn;
        public JsonSlice Subject;
        public JsonSlice Message;
        public JsonSlice Timestamp;
        public JsonSlice MessageAttributes;
        public JsonSlice SubscriptionArn;
        public JsonSlice UnsubscribeUrl;
    }
}
