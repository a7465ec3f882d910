using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RouteGen.Events;
using RouteGen.Fronts;
using RouteGen.Local.Events;
using RouteGen.Local.ShortForms;

namespace RouteGen.Local;

/// <summary>What came of an event that the server was asked to send.</summary>
/// <param name="Response">For the client.</param>
/// <param name="Key">The route of the table that took it; <see langword="null"/> when none did.</param>
/// <param name="Failure">What the function threw; <see langword="null"/> when it answered.</param>
internal sealed record SentEvent(FrontResponse Response, string? Key, Exception? Failure);

/// <summary><c>POST /_routegen/events</c>: sends an event in short form to the function, and tells what it answered.</summary>
internal sealed class EventEndpoint(IFunction function, FrontSettings settings)
{
    public const string Path = "/_routegen/events";

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The members of the JSON form; all others are options: "group" is --group.
    private static readonly string[] Members = ["route", "data", "batch"];

    /// <summary>Answers 200 with what the function answered, 500 with what it threw, 400 when no event can be made, 403 to a web page of another origin.</summary>
    public async ValueTask<SentEvent> AnswerAsync(FrontRequest request, Func<string, LambdaContext> contextOf)
    {
        if (request.Method != "POST")
        {
            var refused = Respond(405, route: null, answer: default, "Events are sent with POST.");
            refused.Headers.Add(new("Allow", "POST"));
            return new(refused, null, null);
        }

        // Any page that the developer visits could post here, and an event does more than a page may do.
        if (IsForeign(request)) return new(Respond(403, route: null, answer: default, "A page of another origin must not send events."), null, null);

        ReadOnlyMemory<byte> json;
        try
        {
            json = ShortFormEvent.Make(Read(request), settings);
        }
        catch (ShortFormException problem)
        {
            return new(Respond(400, route: null, answer: default, problem.Message), null, null);
        }

        try
        {
            var answer = await function.InvokeAsync(json, contextOf(FakeAccount.NewRequestId()));
            return new(Respond(200, answer.Route, answer.Json, error: null), answer.Route, null);
        }
        catch (Exception failure)
        {
            // An EventException is in words of ours; of others the type says as much as the message.
            return new(Respond(500, route: null, answer: default, failure is EventException ? failure.Message : $"{failure.GetType().Name}: {failure.Message}"), null, failure);
        }
    }

    private static ShortForm Read(FrontRequest request)
    {
        var isJson = request.Header("Content-Type")?.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase) ?? false;
        // Nothing here reads a file or standard input: a word stands for itself.
        return ShortForm.Parse(isJson ? WordsOf(request.Body) : ShortFormLine.Split(Encoding.UTF8.GetString(request.Body.Span)), static word => Encoding.UTF8.GetBytes(word));
    }

    private static List<string> WordsOf(ReadOnlyMemory<byte> body)
    {
        var json = EventJson.ParseObject(body, "The body");
        if (!json.TryGetProperty("route", out var route) || route.ValueKind != JsonValueKind.String) throw new ShortFormException("The body needs a route: {\"route\":\"SQS orders\",\"data\":...}.");
        // As the table has it: the target of an EVENT may hold blanks.
        var key = route.GetString()!.Split(' ', 2);
        var words = new List<string> { key[0] };
        foreach (var member in json.EnumerateObject())
        {
            if (!Members.Contains(member.Name, StringComparer.Ordinal)) AddOption(words, member);
        }

        words.Add("--");
        if (key.Length > 1) words.Add(key[1]);
        if (json.TryGetProperty("data", out var data)) words.Add(TextOf(data, key[0]));
        if (!json.TryGetProperty("batch", out var batch)) return words;
        if (batch.ValueKind != JsonValueKind.Array) throw new ShortFormException("\"batch\" is an array of what \"data\" would be.");
        words.AddRange(batch.EnumerateArray().Select(element => TextOf(element, key[0])));
        return words;
    }

    private static void AddOption(List<string> words, JsonProperty member)
    {
        var values = member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray().ToList() : [member.Value];
        foreach (var value in values)
        {
            if (value.ValueKind == JsonValueKind.False) continue;
            words.Add("--" + member.Name + (value.ValueKind == JsonValueKind.True ? "" : "=" + (value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText())));
        }
    }

    // A string is a text, except where the event itself may be one.
    private static string TextOf(JsonElement data, string verb) => data.ValueKind == JsonValueKind.String && verb is not ("INVOKE" or "RAW") ? data.GetString()! : data.GetRawText();

    private static bool IsForeign(FrontRequest request) =>
        request.Header("Origin") is { } origin && !(Uri.TryCreate(origin, UriKind.Absolute, out var page) && page is { Scheme: "http" or "https", IsLoopback: true });

    private static FrontResponse Respond(int status, string? route, ReadOnlyMemory<byte> answer, string? error)
    {
        var buffer = new ArrayBufferWriter<byte>(256 + answer.Length);
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            writer.WriteStartObject();
            writer.WriteString("route", route);
            writer.WritePropertyName("answer");
            WriteAnswer(writer, answer);
            writer.WriteString("error", error);
            writer.WriteEndObject();
        }

        var response = new FrontResponse { StatusCode = status, Body = buffer.WrittenMemory };
        response.Headers.Add(new("Content-Type", "application/json"));
        return response;
    }

    private static void WriteAnswer(Utf8JsonWriter writer, ReadOnlyMemory<byte> answer)
    {
        if (answer.IsEmpty)
        {
            writer.WriteNullValue();
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(answer);
            document.RootElement.WriteTo(writer);
        }
        catch (JsonException)
        {
            // Lambda would not take it; whoever looks for the reason wants to see it.
            writer.WriteStringValue(Encoding.UTF8.GetString(answer.Span));
        }
    }
}
