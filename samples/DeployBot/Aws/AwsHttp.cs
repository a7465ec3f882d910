using System.Net.Http.Headers;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Util;

namespace DeployBot.Aws;

/// <summary>A call of an AWS service by its wire protocol.</summary>
/// <param name="Service">The name that the signature is for: <c>lambda</c>.</param>
internal sealed record AwsCall(string Service, Uri Endpoint, string Path, byte[] Body)
{
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public required string ContentType { get; init; }
}

/// <summary>Signs calls with the SDK's own signer and sends them: for services of which two calls are needed, and not a package.</summary>
internal sealed class AwsHttp(HttpClient http, Settings settings)
{
    private readonly AmazonDynamoDBConfig _configuration = new() { AuthenticationRegion = settings.Region, ServiceURL = "https://amazonaws.com" };

    /// <exception cref="HttpRequestException">The service cannot be reached.</exception>
    /// <exception cref="TimeoutException">The service did not answer in time.</exception>
    public async Task<HttpResponseMessage> SendAsync(AwsCall call, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(settings.Timeout);
        try
        {
            using var request = await SignAsync(call);
            return await http.SendAsync(request, limit.Token);
        }
        catch (OperationCanceledException problem) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"{call.Service} did not answer in time.", problem);
        }
    }

    private async Task<HttpRequestMessage> SignAsync(AwsCall call)
    {
        var signed = new DefaultRequest(new EmptyRequest(), call.Service)
        {
            HttpMethod = "POST",
            Endpoint = call.Endpoint,
            ResourcePath = call.Path,
            Content = call.Body,
            OverrideSigningServiceName = call.Service,
        };
        foreach (var (name, value) in call.Headers) signed.Headers[name] = value;
        signed.Headers["Content-Type"] = call.ContentType;
        var credentials = await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync(_configuration);
        new AWS4Signer().Sign(signed, _configuration, new RequestMetrics(), credentials);

        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(call.Endpoint, call.Path)) { Content = new ByteArrayContent(call.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(call.ContentType);
        foreach (var (name, value) in signed.Headers)
        {
            if (!name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)) request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private sealed class EmptyRequest : AmazonWebServiceRequest;
}
