using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using DeployBot.Aws;
using DeployBot.Commands;
using DeployBot.Slack;

namespace DeployBot.CodeDeploy;

public interface IRollbacks
{
    /// <returns>What was started, for Slack.</returns>
    /// <exception cref="RemoteException">CodeDeploy did not start it.</exception>
    Task<string> StartAsync(string service, string environment, string user, CancellationToken cancellation);
}

/// <summary>Goes back by CodeDeploy: a deployment that still runs is stopped and rolled back by CodeDeploy itself, else the revision before the present one is deployed again. The application is called like the service, the deployment group like the environment.</summary>
internal sealed class Rollbacks(AwsHttp aws, Settings settings, TimeProvider time) : IRollbacks
{
    /// <summary>What BatchGetDeployments takes at once, and how many times it is asked.</summary>
    private const int Batch = 25;
    private const int MostBatches = 8;

    private static readonly string[] Running = ["Created", "Queued", "InProgress", "Ready"];
    private static readonly string[] Succeeded = ["Succeeded"];

    public async Task<string> StartAsync(string service, string environment, string user, CancellationToken cancellation)
    {
        var running = await ListAsync(service, environment, Running, cancellation);
        if (running is [var unfinished, ..])
        {
            await CallAsync("StopDeployment", new StopDeployment(unfinished, AutoRollbackEnabled: true), CodeDeployJson.Default.StopDeployment, cancellation);
            return $"{SlackText.Code(unfinished)} was still running: CodeDeploy stops it and goes back by itself.";
        }

        var done = await DescribeAsync(await ListAsync(service, environment, Succeeded, cancellation), cancellation);
        var ordered = done.OrderByDescending(deployment => deployment.CompleteTime ?? deployment.CreateTime).ToList();
        if (ordered is not [var present, .. var earlier]) throw new RemoteException($"CodeDeploy has never deployed {SlackText.Code(service)} to {SlackText.Code(environment)}: there is nothing to go back to.");
        // The same revision may have been deployed several times in a row.
        if (earlier.Find(deployment => !IsSame(deployment.Revision, present.Revision)) is not { } before) throw new RemoteException("There is no earlier revision to go back to.");

        var description = string.Create(CultureInfo.InvariantCulture, $"Rollback from {present.DeploymentId} to {before.DeploymentId}, asked for by {user} at {time.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}");
        var created = await CallAsync("CreateDeployment", new CreateDeployment(service, environment, before.Revision, description), CodeDeployJson.Default.CreateDeployment, CodeDeployJson.Default.CreatedDeployment, cancellation);
        return $"{SlackText.Code(created.DeploymentId)} brings back what {SlackText.Code(before.DeploymentId)} had deployed.";
    }

    private static bool IsSame(JsonElement one, JsonElement other) => JsonNode.DeepEquals(JsonObject.Create(one), JsonObject.Create(other));

    private async Task<List<string>> ListAsync(string service, string environment, string[] statuses, CancellationToken cancellation)
    {
        var ids = new List<string>();
        string? next = null;
        do
        {
            var page = await CallAsync("ListDeployments", new ListDeployments(service, environment, statuses, next), CodeDeployJson.Default.ListDeployments, CodeDeployJson.Default.DeploymentList, cancellation);
            ids.AddRange(page.Deployments ?? []);
            next = page.NextToken;
        }
        while (next is not null && ids.Count < Batch * MostBatches);
        return ids;
    }

    // The list says nothing of its order.
    private async Task<List<DeploymentInfo>> DescribeAsync(List<string> ids, CancellationToken cancellation)
    {
        var deployments = new List<DeploymentInfo>();
        foreach (var batch in ids.Take(Batch * MostBatches).Chunk(Batch))
        {
            var page = await CallAsync("BatchGetDeployments", new BatchGetDeployments(batch), CodeDeployJson.Default.BatchGetDeployments, CodeDeployJson.Default.DeploymentList, cancellation);
            deployments.AddRange(page.DeploymentsInfo ?? []);
        }

        return deployments;
    }

    private async Task<TAnswer> CallAsync<T, TAnswer>(string action, T value, JsonTypeInfo<T> type, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellation)
    {
        using var response = await SendAsync(action, value, type, cancellation);
        return await response.Content.ReadFromJsonAsync(answerType, cancellation) ?? throw new RemoteException("CodeDeploy answered nothing.");
    }

    private async Task CallAsync<T>(string action, T value, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        using var response = await SendAsync(action, value, type, cancellation);
    }

    private async Task<HttpResponseMessage> SendAsync<T>(string action, T value, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        var call = new AwsCall("codedeploy", settings.EndpointOf("codedeploy"), "/", JsonSerializer.SerializeToUtf8Bytes(value, type))
        {
            Headers = { ["X-Amz-Target"] = "CodeDeploy_20141006." + action },
            ContentType = "application/x-amz-json-1.1",
        };
        var changes = action is "StopDeployment" or "CreateDeployment";
        HttpResponseMessage response;
        try
        {
            response = await aws.SendAsync(call, cancellation);
        }
        catch (Exception problem) when (problem is HttpRequestException or TimeoutException)
        {
            throw new RemoteException("CodeDeploy did not answer." + (changes ? " It may have started all the same: look before you try again." : ""), changes, problem);
        }

        if (response.StatusCode == HttpStatusCode.OK) return response;
        using (response) throw await ReadProblemAsync(response, changes, cancellation);
    }

    private static async Task<RemoteException> ReadProblemAsync(HttpResponseMessage response, bool changes, CancellationToken cancellation)
    {
        if ((int)response.StatusCode >= 500) return new RemoteException($"CodeDeploy has a problem of its own ({(int)response.StatusCode}).", changes);
        AwsProblem? problem = null;
        try
        {
            problem = await response.Content.ReadFromJsonAsync(CodeDeployJson.Default.AwsProblem, cancellation);
        }
        catch (JsonException)
        {
            // No answer of AWS's own: a proxy's.
        }

        return new RemoteException(problem?.Name switch
        {
            "ApplicationDoesNotExistException" => "CodeDeploy knows no application of this name.",
            "DeploymentGroupDoesNotExistException" => "CodeDeploy's application has no deployment group for this environment.",
            "DeploymentLimitExceededException" => "CodeDeploy is at another deployment of this group.",
            "DeploymentAlreadyCompletedException" => "The deployment ended just now: ask again to go back.",
            "AccessDeniedException" => "AWS does not let me use CodeDeploy.",
            { Length: > 0 } name => $"CodeDeploy says {SlackText.Code(name)}.",
            _ => $"CodeDeploy answered {(int)response.StatusCode}.",
        });
    }
}
