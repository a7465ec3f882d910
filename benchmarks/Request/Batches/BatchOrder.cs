using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace RouteGen.Benchmarks.Request;

/// <summary>What a message of the batch is about.</summary>
public sealed record BatchOrder(Guid Id, string Customer, decimal Total, string[] Items);

/// <summary>A batch as Amazon's event package has it: every field read, whoever wants it.</summary>
[SuppressMessage("Design", "MA0016:Prefer using collection abstraction instead of implementation", Justification = "Amazon's package has them so.")]
public sealed class SqsBatch
{
    public List<SqsBatchMessage> Records { get; set; } = [];
}

/// <summary>A message of it.</summary>
[SuppressMessage("Design", "MA0016:Prefer using collection abstraction instead of implementation", Justification = "Amazon's package has them so.")]
public sealed class SqsBatchMessage
{
    public string? MessageId { get; set; }

    public string? ReceiptHandle { get; set; }

    public string? Body { get; set; }

    public string? Md5OfBody { get; set; }

    [JsonPropertyName("eventSourceARN")]
    public string? EventSourceArn { get; set; }

    public string? EventSource { get; set; }

    public string? AwsRegion { get; set; }

    public Dictionary<string, string>? Attributes { get; set; }

    public Dictionary<string, SqsBatchValue>? MessageAttributes { get; set; }
}

/// <summary>An attribute that the sender gave it.</summary>
public sealed class SqsBatchValue
{
    public string? StringValue { get; set; }

    public string? DataType { get; set; }
}

/// <summary>What is answered.</summary>
[SuppressMessage("Design", "MA0016:Prefer using collection abstraction instead of implementation", Justification = "Amazon's package has them so.")]
public sealed record SqsBatchAnswer(List<SqsBatchFailure> BatchItemFailures);

/// <summary>A message that comes back.</summary>
public sealed record SqsBatchFailure(string ItemIdentifier);

/// <summary>One context for both sides.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BatchOrder))]
[JsonSerializable(typeof(SqsBatchAnswer))]
public sealed partial class BatchJson : JsonSerializerContext;

/// <summary>The names of the batch itself are written in two ways.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(SqsBatch))]
public sealed partial class BatchEventJson : JsonSerializerContext;
