using System.Text;
using System.Text.Json.Serialization.Metadata;
using RouteGen.Events;

namespace RouteGen.Routing;

public sealed partial class EventExchange
{
    /// <summary>What a handler of any direct invocation is told its kind is.</summary>
    internal const string InvokeName = "invoke";

    /// <summary>The kind of an event that no verb is for, or <see cref="InvokeName"/>.</summary>
    internal string RawName => Kind == EventKind.Invoke ? InvokeName : Encoding.UTF8.GetString(_rawName ?? []);

    /// <summary>Answers a WebSocket's client as a REST API's is answered.</summary>
    internal async ValueTask AnswerSocketAsync(HttpResult result)
    {
        await _http.ResultAsync(result);
        SendSocketAnswer();
    }

    /// <summary>As <see cref="AnswerSocketAsync"/>, 200 with a value as JSON.</summary>
    internal void AnswerSocket<T>(T value, JsonTypeInfo<T> type)
    {
        _http.Json(value, type);
        SendSocketAnswer();
    }

    /// <summary>As <see cref="AnswerSocketAsync"/>, 200 with a text.</summary>
    internal void AnswerSocket(string text)
    {
        _http.Text(text);
        SendSocketAnswer();
    }

    /// <summary>As <see cref="AnswerSocketAsync"/>, with what is wrong with the message.</summary>
    internal void AnswerSocketProblem(int status, string detail)
    {
        _http.Problem(status, detail);
        SendSocketAnswer();
    }

    private void SendSocketAnswer() => AnswerStream().Write(_http.FinishSocketAnswer(RouteKey).Span);
}
