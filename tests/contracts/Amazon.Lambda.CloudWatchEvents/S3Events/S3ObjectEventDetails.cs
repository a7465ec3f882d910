using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.CloudWatchEvents.S3Events;

[DataContract]
public class S3ObjectEventDetails
{
    [DataMember(Name = "version")]
    public string Version { get; set; }

    [DataMember(Name = "bucket")]
    public Bucket Bucket { get; set; }

    [DataMember(Name = "object")]
    public S3Object Object { get; set; }

    [DataMember(Name = "request-id"), JsonPropertyName("request-id")]
    public string RequestId { get; set; }

    [DataMember(Name = "requester")]
    public string Requester { get; set; }
}
