using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using DeployBot.Background;

namespace DeployBot.Slack;

/// <summary>Slack does not take a message, now (<see cref="IsPassing"/>) or ever.</summary>
public sealed class SlackException(string message, bool isPassing, Exception? inner = null) : Exception(message, inner)
{
    public bool IsPassing { get; } = isPassing;
}

public interface ISlack
{
    /// <exception cref="SlackException">Slack did not take it.</exception>
    Task ReplyAsync(ReplyTo target, string text, CancellationToken cancellation);
}

internal sealed class SlackClient(HttpClient http, Settings settings) : ISlack
{
    public Task ReplyAsync(ReplyTo target, string text, CancellationToken cancellation) => target.ResponseUrl is { } url ? RespondAsync(url, text, cancellation) : PostAsync(target, text, cancellation);

    private async Task RespondAsync(string url, string text, CancellationToken cancellation)
    {
        // The payload of an invocation may have been written by anybody who may invoke the function.
        if (!url.StartsWith(settings.ResponseUrls, StringComparison.Ordinal)) throw new SlackException("The response_url is none of Slack's.", isPassing: false);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(SlackAnswer.InChannel(text), DeployBotJson.Default.SlackAnswer) };
        using var response = await SendAsync(request, cancellation);
    }

    private async Task PostAsync(ReplyTo target, string text, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.SlackApi, "chat.postMessage"))
        {
            Content = JsonContent.Create(new SlackMessage(target.Channel ?? "", text, target.Thread), DeployBotJson.Default.SlackMessage),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.BotToken);
        using var response = await SendAsync(request, cancellation);
        var status = await response.Content.ReadFromJsonAsync(DeployBotJson.Default.SlackStatus, cancellation);
        if (status is { Ok: true }) return;
        throw new SlackException($"Slack says {status?.Error ?? "nothing"}.", isPassing: status?.Error is "ratelimited" or "internal_error" or "fatal_error" or "service_unavailable");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(settings.Timeout);
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, limit.Token);
        }
        catch (Exception problem) when (problem is HttpRequestException || (problem is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new SlackException("Slack cannot be reached.", isPassing: true, problem);
        }

        if (response.IsSuccessStatusCode) return response;
        using (response) throw new SlackException($"Slack answers {(int)response.StatusCode}.", isPassing: response.StatusCode == HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500);
    }
}
