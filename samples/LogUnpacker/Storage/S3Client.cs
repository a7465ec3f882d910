using Amazon.Runtime;
using Amazon.S3;

namespace LogUnpacker.Storage;

internal static class S3Client
{
    /// <summary>S3 of the function's region, or what <c>AWS_ENDPOINT_URL_S3</c> says. Such an endpoint has one name for all buckets, so they stand in the path.</summary>
    public static IAmazonS3 FromEnvironment()
    {
        var config = new AmazonS3Config { RetryMode = RequestRetryMode.Standard };
        if (Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_S3") is { Length: > 0 } endpoint)
        {
            config.ServiceURL = endpoint;
            config.ForcePathStyle = true;
            config.AuthenticationRegion = Environment.GetEnvironmentVariable("AWS_REGION") is { Length: > 0 } region ? region : "us-east-1";
        }

        return new AmazonS3Client(config);
    }
}
