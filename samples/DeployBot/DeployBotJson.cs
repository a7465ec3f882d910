using System.Text.Json;
using System.Text.Json.Serialization;
using DeployBot.Aws;
using DeployBot.Background;
using DeployBot.CodeDeploy;
using DeployBot.GitHub;
using DeployBot.Slack;

namespace DeployBot;

/// <summary>Every type that is read or written as JSON, with the names that Slack and GitHub use.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SlackAnswer))]
[JsonSerializable(typeof(SlackMessage))]
[JsonSerializable(typeof(SlackStatus))]
[JsonSerializable(typeof(SlackEnvelope))]
[JsonSerializable(typeof(SlackChallenge))]
[JsonSerializable(typeof(WorkflowDispatch))]
[JsonSerializable(typeof(Work))]
internal sealed partial class DeployBotJson : JsonSerializerContext;

/// <summary>CodeDeploy's names are camelCase.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListDeployments))]
[JsonSerializable(typeof(BatchGetDeployments))]
[JsonSerializable(typeof(DeploymentList))]
[JsonSerializable(typeof(StopDeployment))]
[JsonSerializable(typeof(CreateDeployment))]
[JsonSerializable(typeof(CreatedDeployment))]
[JsonSerializable(typeof(AwsProblem))]
internal sealed partial class CodeDeployJson : JsonSerializerContext;
