using System.Text.Json.Serialization;

namespace DeployBot.Aws;

/// <summary>How services with AWS's JSON protocol tell what went wrong.</summary>
/// <param name="Type"><c>ApplicationDoesNotExistException</c>, perhaps behind a namespace and <c>#</c>.</param>
public sealed record AwsProblem([property: JsonPropertyName("__type")] string? Type, string? Message = null)
{
    public string Name => Type?.Split('#')[^1] ?? "";
}
