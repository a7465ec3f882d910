using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace DeployBot.Local;

/// <summary>A message that Slack would show.</summary>
/// <param name="Where">The path of a <c>response_url</c>, or a channel.</param>
internal sealed record ShownMessage(string Where, string? Thread, string Text, string? ResponseType);

/// <summary>Slack's <c>response_url</c> and <c>chat.postMessage</c>.</summary>
internal sealed class FakeSlack : IDisposable
{
    public const string Token = "xoxb-local-bot-token";
    private const int MostResponses = 5;

    private readonly LoopbackServer _server;

    public FakeSlack() => _server = new LoopbackServer(Answer);

    public Uri Address => _server.Address;

    public Uri Api => new(Address, "/api/");

    public ConcurrentQueue<ShownMessage> Messages { get; } = new();

    /// <summary>Answered instead, one after the other.</summary>
    public ConcurrentQueue<WireAnswer> Trouble { get; } = new();

    /// <summary>Told of what is shown.</summary>
    public Action<ShownMessage> OnShown { get; init; } = static _ => { };

    /// <summary>A <c>response_url</c> of a slash command.</summary>
    public Uri ResponseUrl(string trigger) => new(Address, $"/commands/T0LOCAL/{trigger}/secret");

    public void Clear()
    {
        Messages.Clear();
        Trouble.Clear();
    }

    public void Dispose() => _server.Dispose();

    private WireAnswer Answer(WireRequest request)
    {
        if (Trouble.TryDequeue(out var trouble)) return trouble;
        if (request.Method != "POST" || request.Headers["Content-Type"]?.StartsWith("application/json", StringComparison.Ordinal) != true) return new WireAnswer(400, "invalid_payload", "text/plain");
        var body = JsonNode.Parse(request.Body)!;
        if (request.Path.StartsWith("/commands/", StringComparison.Ordinal))
        {
            if (Messages.Count(message => message.Where == request.Path) >= MostResponses) return new WireAnswer(404, "{\"ok\":false,\"error\":\"used_url\"}");
            Show(new ShownMessage(request.Path, Thread: null, (string)body["text"]!, (string?)body["response_type"]));
            return new WireAnswer(200, "ok", "text/plain");
        }

        if (request.Path != "/api/chat.postMessage") return new WireAnswer(404);
        if (request.Headers["Authorization"] != "Bearer " + Token) return Failed("invalid_auth");
        if ((string?)body["channel"] is not { Length: > 0 } channel) return Failed("channel_not_found");
        Show(new ShownMessage(channel, (string?)body["thread_ts"], (string)body["text"]!, ResponseType: null));
        return new WireAnswer(200, new JsonObject { ["ok"] = true, ["channel"] = channel, ["ts"] = "1700000000.000200" }.ToJsonString());
    }

    private void Show(ShownMessage message)
    {
        Messages.Enqueue(message);
        OnShown(message);
    }

    public static WireAnswer Failed(string error) => new(200, new JsonObject { ["ok"] = false, ["error"] = error }.ToJsonString());
}
