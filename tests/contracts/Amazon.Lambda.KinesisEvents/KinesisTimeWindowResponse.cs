using Amazon.Lambda.KinesisEvents.Converters;
using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.KinesisEvents;

[DataContract]
public class KinesisTimeWindowResponse
{
    [DataMember(Name = "state"), JsonPropertyName("state"), JsonConverter(typeof(DictionaryLongToStringJsonConverter))]
    public Dictionary<string, string> State { get; set; }

    [DataMember(Name = "batchItemFailures"), JsonPropertyName("batchItemFailures")]
    public IList<BatchItemFailure> BatchItemFailures { get; set; }

    [DataContract]
    public class BatchItemFailure
    {
        [DataMember(Name = "itemIdentifier"), JsonPropertyName("itemIdentifier")]
        public string ItemIdentifier { get; set; }
    }
}
