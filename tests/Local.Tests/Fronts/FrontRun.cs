using System.Text;
using System.Text.Json;
using RouteGen.Fronts;

namespace RouteGen.Local.Tests.Fronts;

/// <summary>Sends requests through a front and looks at the event, or at the response.</summary>
internal static class FrontRun
{
    public static FrontRequest Request(string method, string target, string? body = null, params (string Name, string Value)[] headers) => new()
    {
        Method = method,
        Target = target,
        Body = body is null ? default : Encoding.UTF8.GetBytes(body),
        Headers = [.. headers.Select(header => KeyValuePair.Create(header.Name, header.Value))],
        Time = new DateTimeOffset(2026, 7, 10, 19, 19, 4, TimeSpan.Zero),
    };

    public static JsonElement Event(FrontSettings settings, string target, params (string Name, string Value)[] headers) =>
        Event(settings, Request("GET", target, body: null, headers));

    public static JsonElement Event(FrontSettings settings, FrontRequest request)
    {
        var function = new ScriptedFunction();
        var exchange = Send(function, settings, request);
        Assert.Null(exchange.Response.Problem);
        Assert.Equal(function.LastEvent, exchange.Event.ToArray());
        return JsonDocument.Parse(exchange.Event).RootElement;
    }

    public static FrontResponse Answer(FrontSettings settings, string answer) => Send(new ScriptedFunction(answer), settings, Request("GET", "/")).Response;

    public static FrontExchange Send(IFunction function, FrontSettings settings, FrontRequest request)
    {
        var pending = new FrontGateway(function, settings).SendAsync(request, id => new LambdaContext { RequestId = id });
        if (!pending.IsCompletedSuccessfully) throw new InvalidOperationException("The functions of these tests answer at once.");
        return pending.Result;
    }

    /// <summary>A value of an event by its path, <c>requestContext.http.path</c>; <c>(absent)</c> when there is none, JSON for what is no string.</summary>
    public static string At(this JsonElement json, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json)) return "(absent)";
        }

        return json.ValueKind == JsonValueKind.String ? json.GetString()! : JsonSerializer.Serialize(json);
    }

    public static string Text(this FrontResponse response) => Encoding.UTF8.GetString(response.Body.Span);

    public static string[] All(this FrontResponse response, string name) =>
        [.. response.Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)];
}
