using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.CloudWatchEvents.S3Events;

[DataContract]
public class S3Object
{
    [DataMember(Name = "key")]
    public string Key { get; set; }

    [DataMember(Name = "size")]
    public long Size { get; set; }

    [DataMember(Name = "etag")]
    public string ETag { get; set; }

    [DataMember(Name = "version-id"), JsonPropertyName("version-id")]
    public string VersionId { get; set; }

    [DataMember(Name = "sequencer")]
    public string Sequencer { get; set; }
}
