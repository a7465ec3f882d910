using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using RouteGen.Events;

namespace RouteGen;

/// <summary>A change of a DynamoDB table, as its stream tells it. Which images there are is the stream's setting (<see cref="StreamViewType"/>).</summary>
public sealed class DynamoDbRecord : EventRecord, IEventRecord<DynamoDbRecord>
{

    private DynamoDbRecord(RecordPlace place)
        : base(place)
    {
    }

    /// <summary>The sequence number, by which a batch's answer names the record.</summary>
    public override string Id => SequenceNumber;

    /// <summary>The record's place in its shard, a number of up to forty digits.</summary>
    public string SequenceNumber => Reader.Text(Member("dynamodb"u8, "SequenceNumber"u8));

    /// <summary>What happened.</summary>
    public DynamoDbChange EventName => Reader.TextOrNull(Member("eventName"u8)) switch
    {
        "INSERT" => DynamoDbChange.Insert,
        "MODIFY" => DynamoDbChange.Modify,
        "REMOVE" => DynamoDbChange.Remove,
        _ => DynamoDbChange.Unknown,
    };

    /// <summary>The table's name.</summary>
    public string Table => NameIn(Member("eventSourceARN"u8));

    /// <summary>The stream's ARN.</summary>
    public string EventSourceArn => Reader.Text(Member("eventSourceARN"u8));

    /// <summary>The table's region, as <c>eu-west-1</c>.</summary>
    public string Region => Reader.Text(Member("awsRegion"u8));

    /// <summary>The item's key.</summary>
    public AttributeMap? Keys => MapOf(Member("dynamodb"u8, "Keys"u8));

    /// <summary>The item as it is now; <see langword="null"/> of one that is gone, or where the stream does not have it.</summary>
    public AttributeMap? NewImage => MapOf(Member("dynamodb"u8, "NewImage"u8));

    /// <summary>The item as it was; <see langword="null"/> of a new one, or where the stream does not have it.</summary>
    public AttributeMap? OldImage => MapOf(Member("dynamodb"u8, "OldImage"u8));

    /// <summary>Which images the stream has: <c>KEYS_ONLY</c>, <c>NEW_IMAGE</c>, <c>OLD_IMAGE</c> or <c>NEW_AND_OLD_IMAGES</c>.</summary>
    public string StreamViewType => Reader.Text(Member("dynamodb"u8, "StreamViewType"u8));

    /// <summary>When the item was changed, to the second or better; <c>default</c> where the event does not say.</summary>
    /// <exception cref="MalformedRecordException">The event says it with something else than a time.</exception>
    public DateTimeOffset ApproximateCreationTime => Reader.Seconds(Member("dynamodb"u8, "ApproximateCreationDateTime"u8), "ApproximateCreationDateTime");

    /// <summary>The record's length in the stream, in bytes; 0 where the event does not say.</summary>
    /// <exception cref="MalformedRecordException">The event says it with something else than a whole number.</exception>
    public long SizeBytes => Reader.Integer(Member("dynamodb"u8, "SizeBytes"u8), "SizeBytes") ?? 0;

    /// <summary>Whether DynamoDB itself removed the item, because its time to live was over.</summary>
    public bool IsTimeToLive => EventName == DynamoDbChange.Remove && Reader.Is(Member("userIdentity"u8, "principalId"u8), "dynamodb.amazonaws.com"u8);

    /// <summary>The JSON that the record is a part of.</summary>
    internal ReadOnlyMemory<byte> Bytes => Memory;

    /// <inheritdoc/>
    private protected override RecordData Data => new(Slice, RecordDataForm.Json);

    /// <summary>The item as it is now. For emitted code.</summary>
    /// <exception cref="MalformedRecordException">There is none, or it is not what the type takes.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [return: NotNull]
    public T RequireNewImage<T>(JsonTypeInfo<T> type) => Require(NewImage, type, "new image");

    /// <summary>The item as it is now, attribute by attribute. For emitted code.</summary>
    /// <exception cref="MalformedRecordException">There is none.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AttributeMap RequireNewImage() => NewImage ?? throw Missing("new image");

    /// <summary>As <see cref="RequireNewImage{T}"/>, or nothing. For emitted code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T? ReadNewImage<T>(JsonTypeInfo<T> type) => NewImage is { } image ? image.Read(type) : default;

    /// <summary>The item as it was. For emitted code.</summary>
    /// <exception cref="MalformedRecordException">There is none, or it is not what the type takes.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [return: NotNull]
    public T RequireOldImage<T>(JsonTypeInfo<T> type) => Require(OldImage, type, "old image");

    /// <summary>The item as it was, attribute by attribute. For emitted code.</summary>
    /// <exception cref="MalformedRecordException">There is none.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AttributeMap RequireOldImage() => OldImage ?? throw Missing("old image");

    /// <summary>As <see cref="RequireOldImage{T}"/>, or nothing. For emitted code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T? ReadOldImage<T>(JsonTypeInfo<T> type) => OldImage is { } image ? image.Read(type) : default;

    /// <summary>The item's key. For emitted code.</summary>
    /// <exception cref="MalformedRecordException">There is none, or it is not what the type takes.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [return: NotNull]
    public T RequireKeys<T>(JsonTypeInfo<T> type) => Require(Keys, type, "key");

    /// <summary>The item's key, attribute by attribute. For emitted code.</summary>
    /// <exception cref="MalformedRecordException">There is none.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AttributeMap RequireKeys() => Keys ?? throw Missing("key");

    /// <summary>As <see cref="RequireKeys{T}"/>, or nothing. For emitted code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T? ReadKeys<T>(JsonTypeInfo<T> type) => Keys is { } keys ? keys.Read(type) : default;

    /// <inheritdoc/>
    static DynamoDbRecord IEventRecord<DynamoDbRecord>.At(RecordPlace place) => new(place);

    [return: NotNull]
    private static T Require<T>(AttributeMap? map, JsonTypeInfo<T> type, string member)
    {
        // Read out of nothing, a struct would be its default, which is not null.
        if (map is null) throw Missing(member);
        return map.Read(type) ?? throw new MalformedRecordException($"The record's {member} is null.");
    }

    private static MalformedRecordException Missing(string member) => new($"The record has no {member}: a change of its kind has none, or the stream's view type leaves it out.");

    private AttributeMap? MapOf(JsonSlice map) => map.Kind == JsonKind.Object ? new AttributeMap(this, map) : null;
}
