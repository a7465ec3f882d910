using System.Text.Json.Nodes;

namespace DeployBot.Local;

/// <summary>The calls of DynamoDB that the bot makes, on their wire, for a table whose key is <c>id</c>. Whatever else is asked of it is refused, and not guessed.</summary>
internal sealed class FakeDynamoDb : IDisposable
{
    private readonly Dictionary<string, JsonObject> _items = new(StringComparer.Ordinal);
    private readonly LoopbackServer _server;

    public FakeDynamoDb() => _server = new LoopbackServer(Answer);

    public Uri Address => _server.Address;

    public void Clear()
    {
        lock (_items) _items.Clear();
    }

    public void Dispose() => _server.Dispose();

    private WireAnswer Answer(WireRequest request)
    {
        var body = JsonNode.Parse(request.Body)!.AsObject();
        // One at a time: that is what makes a conditional write one step.
        lock (_items)
        {
            return request.Headers["X-Amz-Target"] switch
            {
                "DynamoDB_20120810.GetItem" => Get(body),
                "DynamoDB_20120810.PutItem" => Put(body),
                "DynamoDB_20120810.DeleteItem" => Delete(body),
                var target => Refuse("com.amazon.coral.service#UnknownOperationException", $"This stand-in does not know {target}."),
            };
        }
    }

    private WireAnswer Get(JsonObject body)
    {
        var answer = new JsonObject();
        if (_items.TryGetValue(IdOf(body["Key"]!), out var item)) answer["Item"] = item.DeepClone();
        return Ok(answer);
    }

    private WireAnswer Put(JsonObject body)
    {
        var item = body["Item"]!.AsObject();
        var id = IdOf(item);
        if (Check(body, id) is { } refused) return refused;
        _items[id] = (JsonObject)item.DeepClone();
        return Ok([]);
    }

    private WireAnswer Delete(JsonObject body)
    {
        var id = IdOf(body["Key"]!);
        if (Check(body, id) is { } refused) return refused;
        _items.Remove(id);
        return Ok([]);
    }

    private WireAnswer? Check(JsonObject body, string id)
    {
        var item = _items.GetValueOrDefault(id);
        var holds = (string?)body["ConditionExpression"] switch
        {
            null => true,
            "attribute_not_exists(id)" => item is null,
            "version = :seen" => item is not null && (string?)item["version"]?["S"] == (string?)body["ExpressionAttributeValues"]![":seen"]!["S"],
            _ => (bool?)null,
        };
        return holds switch
        {
            true => null,
            false => Refuse("com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException", "The conditional request failed"),
            null => Refuse("com.amazon.coral.validate#ValidationException", "This stand-in does not know the condition."),
        };
    }

    private static string IdOf(JsonNode key) => (string)key["id"]!["S"]!;

    private static WireAnswer Ok(JsonObject body) => new(200, body.ToJsonString(), "application/x-amz-json-1.0");

    private static WireAnswer Refuse(string type, string message) => new(400, new JsonObject { ["__type"] = type, ["message"] = message }.ToJsonString(), "application/x-amz-json-1.0");
}
