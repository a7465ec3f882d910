using System.Text;
using RouteGen.Events;

namespace RouteGen;

/// <summary>A notification of an S3 bucket: that an object was created, removed, restored and so on. The object itself is not in it.</summary>
public sealed class S3Record : EventRecord, IEventRecord<S3Record>
{

    private S3Record(RecordPlace place)
        : base(place)
    {
    }

    /// <summary>The id of the request that S3 tells of, or the sequencer where the event does not name it.</summary>
    public override string Id => RequestId is { Length: > 0 } id ? id : Sequencer ?? "";

    /// <summary>What happened, without S3's prefix: <c>ObjectCreated:Put</c>, <c>ObjectRemoved:Delete</c>.</summary>
    public string EventName => Reader.Text(Member("eventName"u8)) is var name && name.StartsWith("s3:", StringComparison.Ordinal) ? name[3..] : name;

    /// <summary>The bucket's name.</summary>
    public string Bucket => Reader.Text(OfBucket("name"u8));

    /// <summary>The bucket's ARN.</summary>
    public string BucketArn => Reader.Text(OfBucket("arn"u8));

    /// <summary>The object's key as S3's API takes it: S3 encodes those of its notifications as a form is encoded, and this one is decoded.</summary>
    public string Key
    {
        get
        {
            var text = Reader.Bytes(OfObject("key"u8)).ToArray();
            return Encoding.UTF8.GetString(text, 0, PercentEncoding.Decode(text, text, plusIsSpace: true));
        }
    }

    /// <summary>The object's length in bytes; <see langword="null"/> where there is no object any more.</summary>
    /// <exception cref="MalformedRecordException">The event says it with something else than a whole number.</exception>
    public long? Size => Reader.Integer(OfObject("size"u8), "size");

    /// <summary>The object's entity tag, without quotes.</summary>
    public string? ETag => Reader.TextOrNull(OfObject("eTag"u8));

    /// <summary>The object's version, where the bucket keeps versions.</summary>
    public string? VersionId => Reader.TextOrNull(OfObject("versionId"u8));

    /// <summary>Orders the notifications of one key: the one with the greater text, the shorter padded with zeros on the right, came later.</summary>
    public string? Sequencer => Reader.TextOrNull(OfObject("sequencer"u8));

    /// <summary>The bucket's region, as <c>eu-west-1</c>.</summary>
    public string Region => Reader.Text(Member("awsRegion"u8));

    /// <summary>When S3 finished the request; <c>default</c> where the event does not say.</summary>
    /// <exception cref="MalformedRecordException">The event says it with something else than a time.</exception>
    public DateTimeOffset Time => Reader.Time(Member("eventTime"u8), "eventTime");

    /// <summary>Where the request came from, an IP address.</summary>
    public string? SourceIp => Reader.TextOrNull(Member("requestParameters"u8, "sourceIPAddress"u8));

    /// <summary>Who made the request.</summary>
    public string? PrincipalId => Reader.TextOrNull(Member("userIdentity"u8, "principalId"u8));

    /// <summary>The id of the request, <c>x-amz-request-id</c>, for AWS's support; empty where the event does not say.</summary>
    public string RequestId => Reader.Text(Member("responseElements"u8, "x-amz-request-id"u8));

    /// <summary>The host that served the request, <c>x-amz-id-2</c>; empty where the event does not say.</summary>
    public string HostId => Reader.Text(Member("responseElements"u8, "x-amz-id-2"u8));

    /// <inheritdoc/>
    private protected override RecordData Data => new(Slice, RecordDataForm.Json);

    /// <inheritdoc/>
    static S3Record IEventRecord<S3Record>.At(RecordPlace place) => new(place);

    private JsonSlice OfBucket(ReadOnlySpan<byte> name) => Reader.Find(Member("s3"u8, "bucket"u8), name);

    // Not urlDecodedKey: some libraries add it, S3 does not.
    private JsonSlice OfObject(ReadOnlySpan<byte> name) => Reader.Find(Member("s3"u8, "object"u8), name);
}
