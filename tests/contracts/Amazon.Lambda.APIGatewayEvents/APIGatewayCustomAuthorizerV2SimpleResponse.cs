using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.APIGatewayEvents;

[DataContract]
public class APIGatewayCustomAuthorizerV2SimpleResponse
{
    [DataMember(Name = "isAuthorized"), JsonPropertyName("isAuthorized")]
    public bool IsAuthorized { get; set; }

    [DataMember(Name = "context"), JsonPropertyName("context")]
    public Dictionary<string, object> Context { get; set; }
}
