using System.Text.Json;
using DeployBot.Aws;

namespace DeployBot.Background;

/// <summary>Invokes this very function again, asynchronously: Lambda queues the event, answers 202 at once, and tries it up to three times.</summary>
internal sealed class SelfInvocation(AwsHttp aws, Settings settings) : IHandover
{
    private readonly string _function = Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME") is { Length: > 0 } name ? name : "deploybot";

    public async Task HandOverAsync(Work work, CancellationToken cancellation)
    {
        var call = new AwsCall("lambda", settings.EndpointOf("lambda"), $"/2015-03-31/functions/{_function}/invocations", JsonSerializer.SerializeToUtf8Bytes(work, DeployBotJson.Default.Work))
        {
            Headers = { ["X-Amz-Invocation-Type"] = "Event" },
            ContentType = "application/json",
        };
        try
        {
            using var answer = await aws.SendAsync(call, cancellation);
            if ((int)answer.StatusCode != 202) throw new HandoverException($"Lambda answered the invocation with {(int)answer.StatusCode}.");
        }
        catch (HttpRequestException problem)
        {
            throw new HandoverException("Lambda cannot be reached.", problem);
        }
        catch (TimeoutException problem)
        {
            throw new HandoverException("Lambda did not answer in time.", problem);
        }
    }
}
