using System.Text.Json;

namespace DeployBot.CodeDeploy;

public sealed record ListDeployments(string ApplicationName, string DeploymentGroupName, IReadOnlyList<string> IncludeOnlyStatuses, string? NextToken = null);

public sealed record DeploymentList(IReadOnlyList<string>? Deployments = null, IReadOnlyList<DeploymentInfo>? DeploymentsInfo = null, string? NextToken = null);

public sealed record BatchGetDeployments(IReadOnlyList<string> DeploymentIds);

/// <param name="Revision">What was deployed: an object of S3, a commit of GitHub, an AppSpec. It is handed back as it came.</param>
/// <param name="CreateTime">Seconds since 1970, with a fraction.</param>
public sealed record DeploymentInfo(string DeploymentId, JsonElement Revision, double CreateTime = 0, double? CompleteTime = null);

public sealed record StopDeployment(string DeploymentId, bool AutoRollbackEnabled);

public sealed record CreateDeployment(string ApplicationName, string DeploymentGroupName, JsonElement Revision, string Description);

public sealed record CreatedDeployment(string DeploymentId);
