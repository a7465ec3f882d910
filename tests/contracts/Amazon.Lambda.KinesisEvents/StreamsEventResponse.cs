using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.KinesisEvents;

[DataContract]
public class StreamsEventResponse
{
    [DataMember(Name = "batchItemFailures"), JsonPropertyName("batchItemFailures")]
    public IList<BatchItemFailure> BatchItemFailures { get; set; }

    [DataContract]
    public class BatchItemFailure
    {
        [DataMember(Name = "itemIdentifier"), JsonPropertyName("itemIdentifier")]
        public string ItemIdentifier { get; set; }
    }
}
