using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using RouteGen;

namespace App;

public record Order(int Id, [property: Range(1, 1000)] int Total);

public record User(string Id, string? Name);

public record SignUp(Dictionary<string, string> UserAttributes);

public record Decision(bool AutoConfirmUser);

public record Message(string Text);

public record Year(int Number);

[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(SignUp))]
[JsonSerializable(typeof(Decision))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(Year))]
[JsonSerializable(typeof(List<string>))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
public partial class AppJson : JsonSerializerContext
{
}

/// <summary>What handlers received, for the tests to look at.</summary>
public class Journal
{
    private readonly List<string> _lines = new();

    public static List<string> List(Journal journal) => journal._lines;

    public void Add(string line) => _lines.Add(line);
}

public static class Services
{
    public static Journal Journal { get; } = new();
}

public static class Orders
{
    public static void Process(Order order, SqsMessage message, Journal journal, CancellationToken cancellation) =>
        journal.Add($"{message.Id} {message.ReceiveCount} order {order.Id} for {order.Total} {cancellation.CanBeCanceled}");

    public static void Placed(Order detail, EventBridgeEvent envelope, Journal journal) => journal.Add($"{envelope.Id} {envelope.Source} {envelope.DetailType} order {detail.Id}");
}

public static class Alerts
{
    public static async Task Raise(string text, SnsMessage message, Journal journal)
    {
        await Task.Yield();
        journal.Add($"{message.Id} {message.Topic} {message.Subject} {text}");
    }
}

public static class Uploads
{
    public static void Added(S3Record record, Journal journal) => journal.Add($"added {record.Bucket} {record.Key} {record.Size}");

    public static void Removed(S3Record record, Journal journal) => journal.Add($"removed {record.Bucket} {record.Key} by {record.EventName}");

    public static void Unwrapped(S3Record record, SnsMessage notification, SqsMessage message, Journal journal) => journal.Add($"{message.Id} {notification.Topic} {record.Key}");
}

public static class Users
{
    public static void Changed(User? oldImage, User? newImage, AttributeMap keys, DynamoDbRecord record, Journal journal) =>
        journal.Add($"{record.EventName} {keys.GetString("id")} {oldImage?.Name ?? "-"} {newImage?.Name ?? "-"}");

    public static Decision Check(SignUp request, CognitoTrigger trigger, Journal journal)
    {
        journal.Add($"{trigger.TriggerSource} {trigger.UserName}");
        return new(request.UserAttributes["email"].EndsWith("@shop.example", StringComparison.Ordinal));
    }
}

public static class Clicks
{
    public static void Count(byte[] data, KinesisRecord record, Journal journal) => journal.Add($"{record.PartitionKey} {record.Id} {data.Length}");
}

public class Reports
{
    private readonly Journal _journal;

    public Reports(Journal journal) => _journal = journal;

    public void Build(EventBridgeEvent envelope) => _journal.Add($"build for {envelope.RuleName} at {envelope.Time:O}");

    public static string Rebuild(Year year) => $"rebuilt {year.Number}";

    public static async Task<Year?> Other(JsonElement payload)
    {
        await Task.Yield();
        return payload.ValueKind == JsonValueKind.Number ? new(payload.GetInt32()) : null;
    }
}

public static class Gate
{
    public static AuthorizerResult Decide(AuthorizerRequest request) => request.Token == "secret" ? AuthorizerResult.Allow("user-1") : AuthorizerResult.Unauthorized;

    public static bool IsOpen(AuthorizerRequest request) => request.GetHeader("x-key") == "secret";
}

public static class Chat
{
    public static HttpResult Connect(WebSocketMessage message) => message.GetQuery("room") is null ? HttpResults.Problem(403, "No room.") : HttpResults.Ok();

    public static Message Send(Message body, WebSocketMessage message) => new($"{message.ConnectionId}: {body.Text}");
}

public static class Logs
{
    public static void Receive(RawEvent received, Journal journal) => journal.Add($"{received.Kind} {received.ReadElement().GetProperty("awslogs").GetProperty("data").GetString()}");
}
