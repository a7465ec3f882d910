using System.Text;
using RouteGen.Events;

namespace RouteGen;

/// <summary>An event of EventBridge, a schedule's included. What the <c>Read</c> methods give is its <c>detail</c>.</summary>
public sealed class EventBridgeEvent : EventRecord, IEventRecord<EventBridgeEvent>
{
    private string[]? _resources;

    private EventBridgeEvent(RecordPlace place)
        : base(place)
    {
    }

    /// <summary>The event's id. An event that comes again keeps it.</summary>
    public override string Id => Reader.Text(Member("id"u8));

    /// <summary>Who sent the event: <c>my.shop</c>, <c>aws.ec2</c>.</summary>
    public string Source => Reader.Text(Member("source"u8));

    /// <summary>What the detail is: <c>OrderPlaced</c>, <c>Scheduled Event</c>.</summary>
    public string DetailType => Reader.Text(Member("detail-type"u8));

    /// <summary>The account of whoever sent the event, twelve digits.</summary>
    public string Account => Reader.Text(Member("account"u8));

    /// <summary>The region that the event comes from, as <c>eu-west-1</c>.</summary>
    public string Region => Reader.Text(Member("region"u8));

    /// <summary>When the event happened, of a schedule's event when it was due; <c>default</c> where the event does not say.</summary>
    /// <exception cref="MalformedRecordException">The event says it with something else than a time.</exception>
    public DateTimeOffset Time => Reader.Time(Member("time"u8), "time");

    /// <summary>The ARNs of what the event is about.</summary>
    public IReadOnlyList<string> Resources => _resources ??= Reader.Texts(Member("resources"u8));

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
    private protected override RecordData Data => new(Member("detail"u8), RecordDataForm.Json);

    /// <inheritdoc/>
    static EventBridgeEvent IEventRecord<EventBridgeEvent>.At(RecordPlace place) => new(place);
}
