using System.Text.Json;
using System.Text.Json.Serialization;
using RouteGen;

namespace App;

public record Order(string Id);

[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(int))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
public partial class AppJson : JsonSerializerContext
{
}

/// <summary>What happened, for the tests to look at.</summary>
public static class Journal
{
    public static readonly List<string> Lines = new();

    public static void Add(string line)
    {
        lock (Lines) Lines.Add(line);
    }
}

public static class Audit
{
    public static async ValueTask Around(EventRecord record, NextRecord next)
    {
        try
        {
            await next();
        }
        catch (InvalidOperationException failure)
        {
            Journal.Add($"{record.Route} {record.Id} failed: {failure.Message}");
            throw;
        }
    }

    public static async Task Twice(NextRecord next, LambdaContext context)
    {
        await next();
        await next();
    }
}

public static class Orders
{
    public static async Task Process(Order order, SqsMessage message)
    {
        await Task.Yield();
        Journal.Add($"{message.MessageGroupId} {order.Id}");
        if (order.Id.StartsWith('x')) throw new InvalidOperationException(order.Id);
    }

    public static void ProcessAll(EventBatch<SqsMessage> messages)
    {
        foreach (var message in messages)
        {
            if (message.Body.Length == 0) messages.Fail(message);
        }
    }

    public static void Record(string body) => Journal.Add("dead: " + body);
}

public static class Clicks
{
    public static void Count(KinesisRecord[] records, TumblingWindow window)
    {
        window.WriteState(window.ReadState(AppJson.Default.Int32) + records.Length, AppJson.Default.Int32);
        if (window.IsFinal) Journal.Add($"{window.ReadState(AppJson.Default.Int32)} clicks");
    }
}

public static class Users
{
    public static void Changed(AttributeMap? after, DynamoDbRecord record) => Journal.Add($"{record.EventName} {after?.GetString("name")}");
}

public static class Trials
{
    public static string List() => "trials";

    public static void Start(string message) => Journal.Add(message);
}
