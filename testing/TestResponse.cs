using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RouteGen.Fronts;

namespace RouteGen.Testing;

/// <summary>What a client got, and how it came about.</summary>
public sealed class TestResponse
{
    internal const int ShownLength = 4000;

    private readonly FrontRequest _request;

    internal TestResponse(FrontRequest request, FrontExchange exchange, IReadOnlyList<LogLine> log)
    {
        _request = request;
        StatusCode = exchange.Response.StatusCode;
        Headers = exchange.Response.Headers;
        Body = exchange.Response.Body;
        Problem = exchange.Response.Problem;
        Route = exchange.Route;
        Event = Encoding.UTF8.GetString(exchange.Event.Span);
        Answer = Encoding.UTF8.GetString(exchange.Answer.Span);
        Log = log;
        Failure = exchange.Failure;
    }

    /// <summary>The status: 200.</summary>
    public int StatusCode { get; }

    /// <summary>The header lines in order, those that the front adds among them; a name may stand there several times.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The body's bytes as the client gets them; empty for HEAD, 204 and 304.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The body as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The cookies that were set, values as sent. Of several with one name the last; their attributes stand in the <c>Set-Cookie</c> lines of <see cref="Headers"/>.</summary>
    public IReadOnlyDictionary<string, string> Cookies
    {
        get
        {
            var cookies = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var line in GetHeaders("Set-Cookie"))
            {
                var pair = line.Split(';')[0].Split('=', 2);
                cookies[pair[0].Trim()] = pair.Length == 2 ? pair[1].Trim() : "";
            }

            return cookies;
        }
    }

    /// <summary>The route that took the request, as written in the table: <c>GET /users/{id}</c>. <see langword="null"/> when none did.</summary>
    public string? Route { get; }

    /// <summary>Why the front answered in its own words: the answer was none that it takes, the function failed, or the API had no route. <see langword="null"/> when it did not.</summary>
    public string? Problem { get; }

    /// <summary>The event that the function got, as JSON; empty when the front answered without it.</summary>
    public string Event { get; }

    /// <summary>The function's answer as it gave it; empty when there is none.</summary>
    public string Answer { get; }

    /// <summary>What the function logged meanwhile: exceptions of handlers are among it.</summary>
    public IReadOnlyList<LogLine> Log { get; }

    /// <summary>What came out of the function instead of an answer; an exception of a handler does not, it is logged and answered with 500.</summary>
    public Exception? Failure { get; }

    /// <summary>The value of a header, or <see langword="null"/>; of several lines the first.</summary>
    /// <param name="name">In any casing.</param>
    public string? GetHeader(string name) => GetHeaders(name) is [var first, ..] ? first : null;

    /// <summary>The values of all header lines of a name, in order.</summary>
    /// <param name="name">In any casing.</param>
    public IReadOnlyList<string> GetHeaders(string name) => [.. Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)];

    /// <summary>Reads the body as JSON.</summary>
    /// <param name="type">How it is read: <c>ShopJson.Default.User</c>.</param>
    /// <exception cref="TestResponseException">The body is no JSON of that type, or null.</exception>
    public T Json<T>(JsonTypeInfo<T> type) => ReadJson(() => JsonSerializer.Deserialize(Body.Span, type));

    /// <summary>Reads the body as JSON.</summary>
    /// <param name="options">How it is read; unless set, as web APIs do: <c>camelCase</c>, in any casing.</param>
    /// <exception cref="TestResponseException">The body is no JSON of that type, or null.</exception>
    public T Json<T>(JsonSerializerOptions? options = null) => ReadJson(() => JsonSerializer.Deserialize<T>(Body.Span, options ?? WebJson.Options));

    /// <summary>Fails the test, with the whole story, unless the status is the expected one.</summary>
    /// <param name="expected">The status: 200.</param>
    /// <returns>This response.</returns>
    /// <exception cref="TestResponseException">The status is another.</exception>
    public TestResponse EnsureStatus(int expected)
    {
        if (StatusCode == expected) return this;
        throw new TestResponseException(string.Create(CultureInfo.InvariantCulture, $"The status is {StatusCode}, and {expected} was expected."), this, inner: null);
    }

    /// <summary>The whole story, for messages of failing tests: the request, the event it became, the answer, the response, the log.</summary>
    public override string ToString()
    {
        var story = new StringBuilder();
        story.Append("Request:  ").Append(_request.Method).Append(' ').AppendLine(_request.Target);
        story.Append("Route:    ").AppendLine(Route ?? "none");
        Append("Event:    ", Event);
        Append("Answer:   ", Answer);
        story.Append("Response: ").Append(StatusCode).AppendLine();
        foreach (var header in Headers) story.Append("          ").Append(header.Key).Append(": ").AppendLine(header.Value);
        Append("          ", Text);
        Append("Problem:  ", Problem ?? "");
        foreach (var line in Log) story.Append("Log:      ").Append(line).AppendLine();
        if (Failure is not null) story.Append("Failure:  ").Append(Failure).AppendLine();
        return story.ToString();

        void Append(string label, string text)
        {
            if (text.Length == 0) return;
            story.Append(label).AppendLine(text.Length <= ShownLength ? text : text[..ShownLength] + "...");
        }
    }

    private T ReadJson<T>(Func<T?> read)
    {
        try
        {
            return read() ?? throw new TestResponseException("The body is null.", this, inner: null);
        }
        catch (JsonException problem)
        {
            throw new TestResponseException($"The body is no {typeof(T).Name}: {problem.Message}", this, problem);
        }
    }
}
