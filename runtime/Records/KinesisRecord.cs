using RouteGen.Events;

namespace RouteGen;

/// <summary>A record of a Kinesis data stream. Its data are bytes: <see cref="EventRecord.ReadBytes"/>, <see cref="EventRecord.ReadText"/> and <see cref="EventRecord.ReadJson{T}"/> give them decoded.</summary>
public sealed class KinesisRecord : EventRecord, IEventRecord<KinesisRecord>
{

    private KinesisRecord(RecordPlace place)
        : base(place)
    {
    }

    /// <summary>The sequence number, by which a batch's answer names the record.</summary>
    public override string Id => SequenceNumber;

    /// <summary>The stream's name.</summary>
    public string Stream => NameIn(Member("eventSourceARN"u8));

    /// <summary>The ARN of the stream, or of the consumer that reads it.</summary>
    public string EventSourceArn => Reader.Text(Member("eventSourceARN"u8));

    /// <summary>The key within which order holds.</summary>
    public string PartitionKey => Reader.Text(Member("kinesis"u8, "partitionKey"u8));

    /// <summary>The record's place in its shard, a number of some fifty digits.</summary>
    public string SequenceNumber => Reader.Text(Member("kinesis"u8, "sequenceNumber"u8));

    /// <summary>The shard, as <c>shardId-000000000006</c>; empty where the event does not say.</summary>
    public string ShardId => Reader.Text(Member("eventID"u8)) is var id && id.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? id[..colon] : "";

    /// <summary>When the stream took the record, to the millisecond; <c>default</c> where the event does not say.</summary>
    /// <exception cref="MalformedRecordException">The event says it with something else than a time.</exception>
    public DateTimeOffset ArrivedAt => Reader.Seconds(Member("kinesis"u8, "approximateArrivalTimestamp"u8), "approximateArrivalTimestamp");

    /// <inheritdoc/>
    private protected override RecordData Data => new(Member("kinesis"u8, "data"u8), RecordDataForm.Base64);

    /// <inheritdoc/>
    static KinesisRecord IEventRecord<KinesisRecord>.At(RecordPlace place) => new(place);
}
