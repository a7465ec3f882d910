using RouteGen.Events;

namespace RouteGen;

/// <summary>A record of a Kinesis data stream. Its data are bytes: <see cref="EventRecord.ReadBytes"/>, <see cref="EventRecord.ReadText"/> and <see cref="EventRecord.ReadJson{T}"/> give them decoded.</summary>
public sealed class KinesisRecord : EventRecord, IEventRecord<KinesisRecord>
{
    private Fields _fields;
    private bool _isRead;

    private KinesisRecord(RecordPlace place)
        : base(place)
    {
    }

    /// <summary>The sequence number, by which a batch's answer names the record.</summary>
    public override string Id => SequenceNumber;

    /// <summary>The stream's name.</summary>
    public string Stream => NameIn(Members.EventSourceArn);

    /// <summary>The ARN of the stream, or of the consumer that reads it.</summary>
    public string EventSourceArn => Reader.Text(Members.EventSourceArn);

    /// <summary>The key within which order holds.</summary>
    public string PartitionKey => Reader.Text(Members.PartitionKey);

    /// <summary>The record's place in its shard, a number of some fifty digits.</summary>
    public string SequenceNumber => Reader.Text(Members.SequenceNumber);

    /// <summary>The shard, as <c>shardId-000000000006</c>; empty where the event does not say.</summary>
    public string ShardId => Reader.Text(Members.EventId) is var id && id.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? id[..colon] : "";

    /// <summary>When the stream took the record, to the millisecond; <c>default</c> where the event does not say.</summary>
    /// <exception cref="MalformedRecordException">The event says it with something else than a time.</exception>
    public DateTimeOffset ArrivedAt => Reader.Seconds(Members.ArrivalTimestamp, "approximateArrivalTimestamp");

    /// <inheritdoc/>
    private protected override RecordData Data => new(Members.Data, RecordDataForm.Base64);

    private ref readonly Fields Members
    {
        get
        {
            if (!Volatile.Read(ref _isRead)) Read();
            return ref _fields;
        }
    }

    /// <inheritdoc/>
    static KinesisRecord IEventRecord<KinesisRecord>.At(RecordPlace place) => new(place);

    private void Read()
    {
        var json = Reader;
        var fields = default(Fields);
        var kinesis = default(JsonSlice);
        Span<byte> buffer = stackalloc byte[RecordJson.LongestName];
        var members = json.Members(Slice);
        while (members.NextProperty(out var nameSlice, out var value))
        {
            var name = json.NameOf(nameSlice, buffer);
            if (name.SequenceEqual("kinesis"u8)) kinesis = value;
            else if (name.SequenceEqual("eventID"u8)) fields.EventId = value;
            else if (name.SequenceEqual("eventSourceARN"u8)) fields.EventSourceArn = value;
        }

        members = json.Members(kinesis);
        while (members.NextProperty(out var nameSlice, out var value))
        {
            var name = json.NameOf(nameSlice, buffer);
            if (name.SequenceEqual("data"u8)) fields.Data = value;
            else if (name.SequenceEqual("partitionKey"u8)) fields.PartitionKey = value;
            else if (name.SequenceEqual("sequenceNumber"u8)) fields.SequenceNumber = value;
            else if (name.SequenceEqual("approximateArrivalTimestamp"u8)) fields.ArrivalTimestamp = value;
        }

        _fields = fields;
        Volatile.Write(ref _isRead, true);
    }

    private struct Fields
    {
        public JsonSlice EventId;
        public JsonSlice EventSourceArn;
        public JsonSlice Data;
        public JsonSlice PartitionKey;
        public JsonSlice SequenceNumber;
        public JsonSlice ArrivalTimestamp;
    }
}
