using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using RouteGen;

namespace RecordQueue.Queues;

/// <summary>Queues of SQS, at the endpoint in <c>AWS_ENDPOINT_URL_SQS</c> or the region's own.</summary>
public sealed class SqsQueues : IQueues
{
    private readonly Lazy<AmazonSQSClient> _client = new(NewClient);
    private readonly ConcurrentDictionary<string, string> _urls = new(StringComparer.Ordinal);

    public async Task SendAsync(string queue, string body, CancellationToken cancellation)
    {
        try
        {
            await _client.Value.SendMessageAsync(new SendMessageRequest(await UrlOfAsync(queue, cancellation), body), cancellation);
        }
        catch (Exception failure) when (IsOfService(failure, cancellation))
        {
            throw new QueueException($"The queue '{queue}' did not take a message.", failure);
        }
    }

    public async Task HideAsync(string queue, string receiptHandle, TimeSpan time)
    {
        try
        {
            await _client.Value.ChangeMessageVisibilityAsync(new ChangeMessageVisibilityRequest(await UrlOfAsync(queue, CancellationToken.None), receiptHandle, (int)time.TotalSeconds));
        }
        catch (Exception failure) when (IsOfService(failure, CancellationToken.None))
        {
            throw new QueueException($"A message of the queue '{queue}' could not be hidden.", failure);
        }
    }

    private static AmazonSQSClient NewClient()
    {
        // A request waits for the answer of the queue: a queue that does not answer must not keep it for minutes.
        var configuration = new AmazonSQSConfig { MaxErrorRetry = 2, Timeout = TimeSpan.FromSeconds(5) };
        if (Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_SQS") is { Length: > 0 } endpoint)
        {
            configuration.ServiceURL = endpoint;
            configuration.AuthenticationRegion = Environment.GetEnvironmentVariable("AWS_REGION") ?? "us-east-1";
        }

        return new AmazonSQSClient(configuration);
    }

    private static bool IsOfService(Exception failure, CancellationToken cancellation) => failure switch
    {
        AmazonServiceException or AmazonClientException or HttpRequestException => true,
        OperationCanceledException => !cancellation.IsCancellationRequested,
        _ => false,
    };

    private async Task<string> UrlOfAsync(string queue, CancellationToken cancellation)
    {
        if (_urls.TryGetValue(queue, out var known)) return known;
        var answer = await _client.Value.GetQueueUrlAsync(DeployedName.Of(queue), cancellation);
        return _urls[queue] = answer.QueueUrl;
    }
}
