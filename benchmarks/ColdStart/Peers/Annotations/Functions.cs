using System.Text.Json.Serialization;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;

[assembly: LambdaGlobalProperties(GenerateMain = true, Runtime = "provided.al2023")]
[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<Peer.FunctionJson>))]

namespace Peer;

/// <summary>One route: Annotations compiles a function for each, so that of the Shop's routes it deploys fifteen.</summary>
public class Functions
{
    // A Guid cannot be bound: it is read here.
    [LambdaFunction]
    [RestApi(LambdaHttpMethod.Get, "/users/{id}")]
    public User GetUser(string id, [FromQuery] string name) => new()
    {
        Id = Guid.Parse(id),
        Name = name ?? "Ada Lovelace",
        Email = "ada@example.com",
        CreatedAt = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero),
    };
}

public sealed class User
{
    [JsonPropertyName("id")]
    public Guid Id { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("email")]
    public string Email { get; set; }

    [JsonPropertyName("createdAt")]
    public DateTimeOffset CreatedAt { get; set; }
}

[JsonSerializable(typeof(APIGatewayProxyRequest))]
[JsonSerializable(typeof(APIGatewayProxyResponse))]
[JsonSerializable(typeof(User))]
public partial class FunctionJson : JsonSerializerContext;
