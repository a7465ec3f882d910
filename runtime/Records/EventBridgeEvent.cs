using System.Text;
using RouteGen.Events;

namespace RouteGen;

/// <summary>An event of EventBridge, a schedule's included. What the <c>Read</c> methods give is its <c>detail</c>.</summary>
public sealed class EventBridgeEvent : EventRecord, IEventRecord<EventBridgeEvent>
{
    private Fields _fields;
    private bool _isRead;
    private string[]? _resources;

    private EventBridgeEvent(RecordPlace place)
        : base(place)
    {
    }

    /// <summary>The event's id. An event that comes again keeps it.</summary>
    public override string Id => Reader.Text(Members.Id);

    /// <summary>Who sent the event: <c>my.shop</c>, <c>aws.ec2</c>.</summary>
    public string Source => Reader.Text(Members.Source);

    /// <summary>What the detail is: <c>OrderPlaced</c>, <c>Scheduled Event</c>.</summary>
    public string DetailType => Reader.Text(Members.DetailType);

    /// <summary>The account of whoever sent the event, twelve digits.</summary>
    public string Account => Reader.Text(Members.Account);

    /// <summary>The region that the event comes from, as <c>eu-west-1</c>.</summary>
    public string Region => Reader.Text(Members.Region);

    /// <summary>When the event happened, of a schedule's event when it was due; <c>default</c> where the event does not say.</summary>
    /// <exception cref="MalformedRecordException">The event says it with something else than a time.</exception>
    public DateTimeOffset Time => Reader.Time(Members.Time, "time");

    /// <summary>The ARNs of what the event is about.</summary>
    public IReadOnlyList<string> Resources => _resources ??= Reader.Texts(Members.Resources);

    /// <summary>Of a schedule's event the name of the rule or schedule; <see langword="null"/> of another.</summary>
    public string? RuleName
    {
        get
        {
            if (Resources is not [var first, ..] || !(first.Contains(":rule/", StringComparison.Ordinal) || first.Contains(":schedule/", StringComparison.Ordinal))) return null;
            return Encoding.UTF8.GetString(EventArn.NameIn(Encoding.UTF8.GetBytes(first)));
        }
    }

    /// <inheritdoc/>
    private protected override RecordData Data => new(Members.Detail, RecordDataForm.Json);

    private ref readonly Fields Members
    {
        get
        {
            if (!Volatile.Read(ref _isRead)) Read();
            return ref _fields;
        }
    }

    /// <inheritdoc/>
    static EventBridgeEvent IEventRecord<EventBridgeEvent>.At(RecordPlace place) => new(place);

    private void Read()
    {
        var json = Reader;
        var fields = default(Fields);
        Span<byte> buffer = stackalloc byte[RecordJson.LongestName];
        var members = json.Members(Slice);
        while (members.NextProperty(out var nameSlice, out var value))
        {
            var name = json.NameOf(nameSlice, buffer);
            if (name.SequenceEqual("id"u8)) fields.Id = value;
            else if (name.SequenceEqual("source"u8)) fields.Source = value;
            else if (name.SequenceEqual("detail-type"u8)) fields.DetailType = value;
            else if (name.SequenceEqual("account"u8)) fields.Account = value;
            else if (name.SequenceEqual("region"u8)) fields.Region = value;
            else if (name.SequenceEqual("time"u8)) fields.Time = value;
            else if (name.SequenceEqual("resources"u8)) fields.Resources = value;
            else if (name.SequenceEqual("detail"u8)) fields.Detail = value;
        }

        _fields = fields;
        Volatile.Write(ref _isRead, true);
    }

    private struct Fields
    {
        public JsonSlice Id;
        public JsonSlice Source;
        public JsonSlice DetailType;
        public JsonSlice Account;
        public JsonSlice Region;
        public JsonSlice Time;
        public JsonSlice Resources;
        public JsonSlice Detail;
    }
}
