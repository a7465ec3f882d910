using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using RouteGen;
using RouteGen.Hosting;
using RouteGen.Routing;

namespace LogUnpacker.Local;

/// <summary>
/// Lambda's queue of asynchronous events: one after the other, three attempts each, and after the last a message to the topic of failures. Here there is no waiting between the attempts, and the topic is the console.
/// </summary>
public sealed class AsynchronousEvents : IAsyncDisposable
{
    private const int Attempts = 3;
    private const int MostWaiting = 1000;

    private readonly Channel<byte[]> _events = Channel.CreateBounded<byte[]>(MostWaiting);
    private readonly CompiledRouter _router;
    private readonly TextWriter _topic;
    private readonly Task _work;

    public AsynchronousEvents(CompiledRouter router, TextWriter topic)
    {
        _router = router;
        _topic = topic;
        _work = Task.Run(WorkAsync);
    }

    /// <summary>Takes an event. It is handled later, as in Lambda.</summary>
    public void Add(byte[] json)
    {
        if (!_events.Writer.TryWrite(json)) _topic.WriteLine("Too many events wait: one is lost.");
    }

    public async ValueTask DisposeAsync()
    {
        _events.Writer.TryComplete();
        await _work;
    }

    private async Task WorkAsync()
    {
        await foreach (var json in _events.Reader.ReadAllAsync())
        {
            var context = new LambdaContext { RequestId = Guid.NewGuid().ToString() };
            if (await FailAsync(json, context) is { } failure) await _topic.WriteLineAsync($"To the topic of failures: {Message(json, context, failure)}");
        }
    }

    // What the last attempt threw.
    private async Task<Exception?> FailAsync(byte[] json, LambdaContext context)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await new RouterSession(_router).InvokeAsync(json, context);
                return null;
            }
            catch (Exception failure)
            {
                if (attempt == Attempts) return failure;
            }
        }
    }

    /// <summary>As Lambda sends it to the destination of failures.</summary>
    private static string Message(byte[] json, LambdaContext context, Exception failure)
    {
        using var message = new MemoryStream();
        using (var writer = new Utf8JsonWriter(message))
        {
            writer.WriteStartObject();
            writer.WriteString("version", "1.0");
            writer.WriteString("timestamp", DateTimeOffset.UtcNow);
            writer.WriteStartObject("requestContext");
            writer.WriteString("requestId", context.RequestId);
            writer.WriteString("condition", "RetriesExhausted");
            writer.WriteNumber("approximateInvokeCount", Attempts);
            writer.WriteEndObject();
            writer.WritePropertyName("requestPayload");
            writer.WriteRawValue(json);
            writer.WriteStartObject("responseContext");
            writer.WriteNumber("statusCode", 200);
            writer.WriteString("functionError", "Unhandled");
            writer.WriteEndObject();
            writer.WriteStartObject("responsePayload");
            writer.WriteString("errorType", failure.GetType().Name);
            writer.WriteString("errorMessage", failure.Message);
            writer.WriteStartArray("stackTrace");
            foreach (var line in failure.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)) writer.WriteStringValue(line.TrimEnd('\r'));
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(message.ToArray());
    }
}
