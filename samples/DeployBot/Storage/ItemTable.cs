using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace DeployBot.Storage;

/// <summary>An item: texts under names, with the version that its last writer gave it.</summary>
/// <param name="Expires">When nobody needs it any more: DynamoDB deletes it some time after.</param>
public sealed record Item(string Id, string Version, DateTimeOffset Expires, IReadOnlyDictionary<string, string> Values)
{
    public string this[string name] => Values.GetValueOrDefault(name, "");
}

/// <summary>The bot's one table. Who writes says which version was seen, and of two who saw the same one only the first succeeds.</summary>
public sealed class ItemTable(IAmazonDynamoDB client, string table)
{
    private const string Id = "id";
    private const string Version = "version";
    private const string Expires = "expires";

    public async Task<Item?> ReadAsync(string id, CancellationToken cancellation)
    {
        var answer = await client.GetItemAsync(new GetItemRequest { TableName = table, Key = Key(id), ConsistentRead = true }, cancellation);
        if (answer.Item is not { Count: > 0 } stored) return null;
        var values = stored.Where(field => field.Value.S is not null && field.Key is not (Id or Version)).ToDictionary(field => field.Key, field => field.Value.S, StringComparer.Ordinal);
        return new Item(id, stored[Version].S, DateTimeOffset.FromUnixTimeSeconds(long.Parse(stored[Expires].N, CultureInfo.InvariantCulture)), values);
    }

    /// <summary>Writes an item if it is still as it was seen.</summary>
    /// <param name="seen">The item as it was read; <see langword="null"/> when there was none.</param>
    /// <returns>The item as it stands now; <see langword="null"/> when somebody else was first.</returns>
    public async Task<Item?> TryWriteAsync(string id, Item? seen, DateTimeOffset expires, IReadOnlyDictionary<string, string> values, CancellationToken cancellation)
    {
        var item = new Item(id, Guid.NewGuid().ToString("N"), expires, values);
        var request = new PutItemRequest { TableName = table, Item = Key(id) };
        request.Item[Version] = new AttributeValue(item.Version);
        request.Item[Expires] = new AttributeValue { N = expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) };
        foreach (var (name, value) in values) request.Item[name] = new AttributeValue(value);
        if (seen is null)
        {
            request.ConditionExpression = "attribute_not_exists(id)";
        }
        else
        {
            request.ConditionExpression = "version = :seen";
            request.ExpressionAttributeValues = Seen(seen);
        }

        try
        {
            await client.PutItemAsync(request, cancellation);
            return item;
        }
        catch (ConditionalCheckFailedException)
        {
            return null;
        }
    }

    /// <returns>Whether it was still as it was seen, and is gone now.</returns>
    public async Task<bool> TryDeleteAsync(Item seen, CancellationToken cancellation)
    {
        try
        {
            await client.DeleteItemAsync(new DeleteItemRequest { TableName = table, Key = Key(seen.Id), ConditionExpression = "version = :seen", ExpressionAttributeValues = Seen(seen) }, cancellation);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    private static Dictionary<string, AttributeValue> Key(string id) => new(StringComparer.Ordinal) { [Id] = new(id) };

    private static Dictionary<string, AttributeValue> Seen(Item item) => new(StringComparer.Ordinal) { [":seen"] = new(item.Version) };
}
