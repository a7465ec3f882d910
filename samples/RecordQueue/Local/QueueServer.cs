using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RecordQueue.Local;

/// <summary>Queues over HTTP on this machine, in SQS's own protocol: a target in a header, and JSON.</summary>
public sealed class QueueServer : IDisposable
{
    private const string ContentType = "application/x-amz-json-1.0";

    private readonly HttpListener _listener = new();
    private readonly SqsProtocol _protocol;

    /// <param name="queues">The queues.</param>
    /// <param name="port">The port; 0 takes a free one.</param>
    public QueueServer(LocalQueues queues, int port = 0)
    {
        Endpoint = new Uri($"http://127.0.0.1:{(port == 0 ? FreePort() : port)}");
        _protocol = new SqsProtocol(queues, Endpoint);
        _listener.Prefixes.Add(Endpoint.AbsoluteUri);
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public Uri Endpoint { get; }

    /// <summary>The name of a queue that is out of order: nothing can be sent to it.</summary>
    public string? Outage { get; set; }

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception) when (!_listener.IsListening)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var body = await reader.ReadToEndAsync();
            var (status, answer, error) = Answer(context.Request.Headers["X-Amz-Target"], body);
            context.Response.StatusCode = status;
            context.Response.ContentType = ContentType;
            context.Response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
            // The name that the error had in the protocol before this one, by which clients know it.
            if (error is not null) context.Response.Headers["x-amzn-query-error"] = $"{error};Sender";
            var bytes = Encoding.UTF8.GetBytes(answer.ToJsonString());
            context.Response.ContentLength64 = bytes.Length;
            await context.Response.OutputStream.WriteAsync(bytes);
            context.Response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The client has left, or the server is closing.
        }
    }

    private (int Status, JsonObject Answer, string? Error) Answer(string? target, string body)
    {
        try
        {
            if (Outage is { } queue && target is "AmazonSQS.SendMessage" && body.Contains($"/{queue}\"", StringComparison.Ordinal)) return (503, new JsonObject { ["__type"] = "com.amazonaws.sqs#ServiceUnavailable" }, null);
            return (200, _protocol.Answer(target ?? "", JsonNode.Parse(body) as JsonObject ?? throw new SqsException("SerializationException", "The body is no JSON object.")), null);
        }
        catch (JsonException)
        {
            return Refuse(new SqsException("SerializationException", "The body is no JSON."));
        }
        catch (SqsException refusal)
        {
            return Refuse(refusal);
        }

        static (int Status, JsonObject Answer, string? Error) Refuse(SqsException refusal) =>
            (400, new JsonObject { ["__type"] = $"com.amazonaws.sqs#{refusal.Code}", ["message"] = refusal.Message }, refusal.QueryCode);
    }
}
