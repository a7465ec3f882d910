using System.Text.Json.Nodes;

namespace DeployBot.Local;

/// <summary>A deployment of CodeDeploy.</summary>
internal sealed record KnownDeployment(string Id, string Application, string Group, string Status, string Revision, long Created, bool IsRolledBack = false, string Description = "");

/// <summary>The calls of CodeDeploy's JSON API that the bot makes. It answers lists a page at a time, and in no order.</summary>
internal sealed class FakeCodeDeploy : IDisposable
{
    private const int PageSize = 2;

    private readonly List<KnownDeployment> _deployments = [];
    private readonly LoopbackServer _server;

    public FakeCodeDeploy() => _server = new LoopbackServer(Answer);

    public Uri Address => _server.Address;

    public IReadOnlyList<KnownDeployment> Deployments
    {
        get
        {
            lock (_deployments) return [.. _deployments];
        }
    }

    /// <summary>Answered instead; <see langword="null"/> for none.</summary>
    public WireAnswer? Trouble { get; set; }

    public void Add(params KnownDeployment[] deployments)
    {
        lock (_deployments) _deployments.AddRange(deployments);
    }

    public void Clear()
    {
        lock (_deployments) _deployments.Clear();
        Trouble = null;
    }

    public void Dispose() => _server.Dispose();

    private WireAnswer Answer(WireRequest request)
    {
        if (Trouble is { } trouble) return trouble;
        if (AwsSignature.Problem(request, "codedeploy", LocalWorld.Region, LocalWorld.AccessKey, LocalWorld.SecretKey) is { } problem) return Refuse("InvalidSignatureException", problem);
        var body = JsonNode.Parse(request.Body)!;
        lock (_deployments)
        {
            return request.Headers["X-Amz-Target"] switch
            {
                "CodeDeploy_20141006.ListDeployments" => List(body),
                "CodeDeploy_20141006.BatchGetDeployments" => Describe(body),
                "CodeDeploy_20141006.StopDeployment" => Stop(body),
                "CodeDeploy_20141006.CreateDeployment" => Create(body),
                var target => Refuse("UnknownOperationException", $"This stand-in does not know {target}."),
            };
        }
    }

    private WireAnswer List(JsonNode body)
    {
        var application = (string)body["applicationName"]!;
        var group = (string)body["deploymentGroupName"]!;
        if (!_deployments.Exists(deployment => deployment.Application == application)) return Refuse("ApplicationDoesNotExistException", $"No application found for name: {application}");
        if (!_deployments.Exists(deployment => deployment.Application == application && deployment.Group == group)) return Refuse("DeploymentGroupDoesNotExistException", $"No Deployment Group found for name: {group}");
        var statuses = body["includeOnlyStatuses"]!.AsArray().Select(status => (string)status!).ToHashSet(StringComparer.Ordinal);
        var found = _deployments.Where(deployment => deployment.Application == application && deployment.Group == group && statuses.Contains(deployment.Status)).Select(deployment => deployment.Id).Order(StringComparer.Ordinal).ToList();
        var start = int.Parse((string?)body["nextToken"] ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        var answer = new JsonObject { ["deployments"] = new JsonArray([.. found.Skip(start).Take(PageSize).Select(id => JsonValue.Create(id))]) };
        if (found.Count > start + PageSize) answer["nextToken"] = $"{start + PageSize}";
        return Ok(answer);
    }

    private WireAnswer Describe(JsonNode body)
    {
        var ids = body["deploymentIds"]!.AsArray().Select(id => (string)id!).ToHashSet(StringComparer.Ordinal);
        if (ids.Count is 0 or > 25) return Refuse("BatchLimitExceededException", "At most 25 deployments.");
        return Ok(new JsonObject { ["deploymentsInfo"] = new JsonArray([.. _deployments.Where(deployment => ids.Contains(deployment.Id)).Select(Info)]) });
    }

    private WireAnswer Stop(JsonNode body)
    {
        var index = _deployments.FindIndex(deployment => deployment.Id == (string)body["deploymentId"]!);
        if (index < 0) return Refuse("DeploymentDoesNotExistException", "No such deployment.");
        if (_deployments[index].Status is "Succeeded" or "Failed" or "Stopped") return Refuse("DeploymentAlreadyCompletedException", "It is done.");
        _deployments[index] = _deployments[index] with { Status = "Stopped", IsRolledBack = (bool?)body["autoRollbackEnabled"] == true };
        return Ok(new JsonObject { ["status"] = "Pending", ["statusMessage"] = "Stopping." });
    }

    private WireAnswer Create(JsonNode body)
    {
        var created = new KnownDeployment(
            $"d-NEW{_deployments.Count}",
            (string)body["applicationName"]!,
            (string)body["deploymentGroupName"]!,
            "Created",
            (string)body["revision"]!["s3Location"]!["key"]!,
            DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            Description: (string?)body["description"] ?? "");
        _deployments.Add(created);
        return Ok(new JsonObject { ["deploymentId"] = created.Id });
    }

    private static JsonNode Info(KnownDeployment deployment) => new JsonObject
    {
        ["deploymentId"] = deployment.Id,
        ["applicationName"] = deployment.Application,
        ["status"] = deployment.Status,
        ["createTime"] = deployment.Created + 0.125,
        ["completeTime"] = deployment.Created + 60.5,
        ["revision"] = new JsonObject { ["revisionType"] = "S3", ["s3Location"] = new JsonObject { ["bucket"] = "releases", ["key"] = deployment.Revision, ["bundleType"] = "zip" } },
    };

    private static WireAnswer Ok(JsonObject body) => new(200, body.ToJsonString(), "application/x-amz-json-1.1");

    public static WireAnswer Refuse(string type, string message) => new(400, new JsonObject { ["__type"] = type, ["message"] = message }.ToJsonString(), "application/x-amz-json-1.1");
}
