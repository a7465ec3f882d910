using System.Net.Http.Headers;
using System.Net.Http.Json;
using DeployBot.Commands;
using DeployBot.Slack;

namespace DeployBot.GitHub;

/// <summary>The body of GitHub's "create a workflow dispatch event".</summary>
/// <param name="Ref">The branch whose workflow file runs.</param>
/// <param name="Inputs">What the workflow asks for, by the names in its file.</param>
public sealed record WorkflowDispatch(string Ref, IReadOnlyDictionary<string, string> Inputs);

public interface IWorkflows
{
    /// <returns>Where it can be watched, for Slack.</returns>
    /// <exception cref="RemoteException">GitHub did not start it.</exception>
    Task<string> StartAsync(string workflow, string service, string environment, string branch, string user, CancellationToken cancellation);
}

internal sealed class Workflows(HttpClient http, Settings settings) : IWorkflows
{
    public async Task<string> StartAsync(string workflow, string service, string environment, string branch, string user, CancellationToken cancellation)
    {
        var repository = settings.Services[service];
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal) { ["service"] = service, ["environment"] = environment, ["requested_by"] = user };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.GitHubApi, $"repos/{repository}/actions/workflows/{workflow}/dispatches"))
        {
            Content = JsonContent.Create(new WorkflowDispatch(branch, inputs), DeployBotJson.Default.WorkflowDispatch),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.GitHubToken);
        request.Headers.Accept.ParseAdd("application/vnd.github+json");
        request.Headers.Add("X-GitHub-Api-Version", "2022-11-28");
        // GitHub refuses requests without one.
        request.Headers.UserAgent.ParseAdd("DeployBot");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(settings.Timeout);
        try
        {
            using var response = await http.SendAsync(request, limit.Token);
            return (int)response.StatusCode switch
            {
                200 or 204 => $"Watch it at https://github.com/{repository}/actions/workflows/{workflow}",
                401 or 403 => throw new RemoteException("GitHub does not let me: my token is not valid, or may not start workflows."),
                404 => throw new RemoteException($"GitHub has no workflow {SlackText.Code(workflow)} in {SlackText.Code(repository)}, or does not show it to me."),
                422 => throw new RemoteException($"GitHub cannot start it: is there a branch {SlackText.Code(branch)}, and does {SlackText.Code(workflow)} take `workflow_dispatch` with `service`, `environment` and `requested_by`?"),
                // A request that failed inside of GitHub may have been carried out.
                >= 500 and var status => throw new RemoteException($"GitHub has a problem of its own ({status}). It may have started all the same: look at https://github.com/{repository}/actions before you try again.", mayHaveHappened: true),
                var status => throw new RemoteException($"GitHub answered {status}."),
            };
        }
        catch (HttpRequestException problem)
        {
            throw new RemoteException("GitHub cannot be reached.", mayHaveHappened: problem.HttpRequestError is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError), problem);
        }
        catch (OperationCanceledException problem) when (!cancellation.IsCancellationRequested)
        {
            throw new RemoteException($"GitHub did not answer in time. It may have started all the same: look at https://github.com/{repository}/actions before you try again.", mayHaveHappened: true, problem);
        }
    }
}
