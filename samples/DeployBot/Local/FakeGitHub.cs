using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DeployBot.Local;

/// <summary>A workflow that somebody started.</summary>
internal sealed record StartedWorkflow(string Repository, string Workflow, string Branch, string Service, string Environment, string RequestedBy);

/// <summary>GitHub's "create a workflow dispatch event".</summary>
internal sealed partial class FakeGitHub : IDisposable
{
    public const string Token = "local-github-token";

    private readonly LoopbackServer _server;

    public FakeGitHub() => _server = new LoopbackServer(Answer);

    public Uri Address => _server.Address;

    /// <summary>What it knows: any other workflow is 404, any other branch 422.</summary>
    public HashSet<string> Workflows { get; } = new(["deploy.yml", "checkout.yml"], StringComparer.Ordinal);

    public HashSet<string> Branches { get; } = new(["main", "feature/cart"], StringComparer.Ordinal);

    public ConcurrentQueue<StartedWorkflow> Started { get; } = new();

    /// <summary>Answered instead; <see langword="null"/> for none.</summary>
    public WireAnswer? Trouble { get; set; }

    /// <summary>Told of what was started.</summary>
    public Action<StartedWorkflow> OnStarted { get; init; } = static _ => { };

    public void Clear()
    {
        Started.Clear();
        Trouble = null;
    }

    public void Dispose() => _server.Dispose();

    private WireAnswer Answer(WireRequest request)
    {
        if (Trouble is { } trouble) return trouble;
        if (request.Headers["User-Agent"] is null) return Refuse(403, "Request forbidden by administrative rules. Please make sure your request has a User-Agent header.");
        if (request.Headers["Authorization"] != "Bearer " + Token) return Refuse(401, "Bad credentials");
        if (DispatchPath().Match(request.Path) is not { Success: true } path || request.Method != "POST" || !Workflows.Contains(path.Groups["workflow"].Value)) return Refuse(404, "Not Found");
        var body = JsonNode.Parse(request.Body)!;
        var branch = (string)body["ref"]!;
        if (!Branches.Contains(branch)) return Refuse(422, $"No ref found for: {branch}");
        var inputs = body["inputs"]!.AsObject();
        if (inputs.FirstOrDefault(input => input.Key is not ("service" or "environment" or "requested_by")).Key is { } unexpected) return Refuse(422, $"Unexpected inputs provided: [\"{unexpected}\"]");
        var started = new StartedWorkflow(path.Groups["repository"].Value, path.Groups["workflow"].Value, branch, (string)inputs["service"]!, (string)inputs["environment"]!, (string)inputs["requested_by"]!);
        Started.Enqueue(started);
        OnStarted(started);
        return new WireAnswer(204);
    }

    public static WireAnswer Refuse(int status, string message) =>
        new(status, new JsonObject { ["message"] = message, ["documentation_url"] = "https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event", ["status"] = $"{status}" }.ToJsonString());

    [GeneratedRegex("^/repos/(?<repository>[^/]+/[^/]+)/actions/workflows/(?<workflow>[^/]+)/dispatches$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DispatchPath();
}
