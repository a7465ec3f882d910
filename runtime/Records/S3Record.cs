using System.Text;
using RouteGen.Events;

namespace RouteGen;

/// <summary>A notification of an S3 bucket: that an object was created, removed, restored and so on. The object itself is not in it.</summary>
public sealed class S3Record : EventRecord, IEventRecord<S3Record>
{
    private Fields _fields;
    private bool _isRead;

    private S3Record(RecordPlace place)
        : base(place)
    {
    }

    /// <summary>The id of the request that S3 tells of, or the sequencer where the event does not name it.</summary>
    public override string Id => RequestId is { Length: > 0 } id ? id : Sequencer ?? "";

    /// <summary>What happened, without S3's prefix: <c>ObjectCreated:Put</c>, <c>ObjectRemoved:Delete</c>.</summary>
    public string EventName => Reader.Text(Members.EventName) is var name && name.StartsWith("s3:", StringComparison.Ordinal) ? name[3..] : name;

    /// <summary>The bucket's name.</summary>
    public string Bucket => Reader.Text(Members.BucketName);

    /// <summary>The bucket's ARN.</summary>
    public string BucketArn => Reader.Text(Members.BucketArn);

    /// <summary>The object's key as S3's API takes it: S3 encodes those of its notifications as a form is encoded, and this one is decoded.</summary>
    public string Key
    {
        get
        {
            var text = Reader.Bytes(Members.Key).ToArray();
            return Encoding.UTF8.GetString(text, 0, PercentEncoding.Decode(text, text, plusIsSpace: true));
        }
    }

    /// <summary>The object's length in bytes; <see langword="null"/> where there is no object any more.</summary>
    /// <exception cref="MalformedRecordException">The event says it with something else than a whole number.</exception>
    public long? Size => Reader.Integer(Members.Size, "size");

    /// <summary>The object's entity tag, without quotes.</summary>
    public string? ETag => Reader.TextOrNull(Members.ETag);

    /// <summary>The object's version, where the bucket keeps versions.</summary>
    public string? VersionId => Reader.TextOrNull(Members.VersionId);

    /// <summary>Orders the notifications of one key: the one with the greater text, the shorter padded with zeros on the right, came later.</summary>
    public string? Sequencer => Reader.TextOrNull(Members.Sequencer);

    /// <summary>The bucket's region, as <c>eu-west-1</c>.</summary>
    public string Region => Reader.Text(Members.Region);

    /// <summary>When S3 finished the request; <c>default</c> where the event does not say.</summary>
    /// <exception cref="MalformedRecordException">The event says it with something else than a time.</exception>
    public DateTimeOffset Time => Reader.Time(Members.EventTime, "eventTime");

    /// <summary>Where the request came from, an IP address.</summary>
    public string? SourceIp => Reader.TextOrNull(Reader.Find(Members.RequestParameters, "sourceIPAddress"u8));

    /// <summary>Who made the request.</summary>
    public string? PrincipalId => Reader.TextOrNull(Reader.Find(Members.UserIdentity, "principalId"u8));

    /// <summary>The id of the request, <c>x-amz-request-id</c>, for AWS's support; empty where the event does not say.</summary>
    public string RequestId => Reader.Text(Reader.Find(Members.ResponseElements, "x-amz-request-id"u8));

    /// <summary>The host that served the request, <c>x-amz-id-2</c>; empty where the event does not say.</summary>
    public string HostId => Reader.Text(Reader.Find(Members.ResponseElements, "x-amz-id-2"u8));

    /// <inheritdoc/>
    private protected override RecordData Data => new(Slice, RecordDataForm.Json);

    private ref readonly Fields Members
    {
        get
        {
            if (!Volatile.Read(ref _isRead)) Read();
            return ref _fields;
        }
    }

    /// <inheritdoc/>
    static S3Record IEventRecord<S3Record>.At(RecordPlace place) => new(place);

    private void Read()
    {
        var json = Reader;
        var fields = default(Fields);
        var s3 = default(JsonSlice);
        Span<byte> buffer = stackalloc byte[RecordJson.LongestName];
        var members = json.Members(Slice);
        while (members.NextProperty(out var nameSlice, out var value))
        {
            var name = json.NameOf(nameSlice, buffer);
            if (name.SequenceEqual("eventName"u8)) fields.EventName = value;
            else if (name.SequenceEqual("eventTime"u8)) fields.EventTime = value;
            else if (name.SequenceEqual("awsRegion"u8)) fields.Region = value;
            else if (name.SequenceEqual("requestParameters"u8)) fields.RequestParameters = value;
            else if (name.SequenceEqual("responseElements"u8)) fields.ResponseElements = value;
            else if (name.SequenceEqual("userIdentity"u8)) fields.UserIdentity = value;
            else if (name.SequenceEqual("s3"u8)) s3 = value;
        }

        var bucket = json.Find(s3, "bucket"u8);
        fields.BucketName = json.Find(bucket, "name"u8);
        fields.BucketArn = json.Find(bucket, "arn"u8);
        members = json.Members(json.Find(s3, "object"u8));
        while (members.NextProperty(out var nameSlice, out var value))
        {
            // Not urlDecodedKey: some libraries add it, S3 does not.
            var name = json.NameOf(nameSlice, buffer);
            if (name.SequenceEqual("key"u8)) fields.Key = value;
            else if (name.SequenceEqual("size"u8)) fields.Size = value;
            else if (name.SequenceEqual("eTag"u8)) fields.ETag = value;
            else if (name.SequenceEqual("versionId"u8)) fields.VersionId = value;
            else if (name.SequenceEqual("sequencer"u8)) fields.Sequencer = value;
        }

        _fields = fields;
        Volatile.Write(ref _isRead, true);
    }

    private struct Fields
    {
        public JsonSlice EventName;
        public JsonSlice EventTime;
        public JsonSlice Region;
        public JsonSlice RequestParameters;
        public JsonSlice ResponseElements;
        public JsonSlice UserIdentity;
        public JsonSlice BucketName;
        public JsonSlice BucketArn;
        public JsonSlice Key;
        public JsonSlice Size;
        public JsonSlice ETag;
        public JsonSlice VersionId;
        public JsonSlice Sequencer;
    }
}
