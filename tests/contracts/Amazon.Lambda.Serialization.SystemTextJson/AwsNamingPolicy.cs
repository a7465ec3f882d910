using System.Text.Json;

namespace Amazon.Lambda.Serialization.SystemTextJson;

// Two headers of S3's answers have names that no policy makes of a property's name.
public class AwsNamingPolicy : JsonNamingPolicy
{
    private readonly JsonNamingPolicy _otherNames;

    public AwsNamingPolicy()
    {
    }

    public AwsNamingPolicy(JsonNamingPolicy fallbackNamingPolicy) => _otherNames = fallbackNamingPolicy;

    public override string ConvertName(string name) => name switch
    {
        "XAmzId2" => "x-amz-id-2",
        "XAmzRequestId" => "x-amz-request-id",
        _ => _otherNames is null ? name : _otherNames.ConvertName(name),
    };
}
