using System.Text;
using RouteGen.Local;
using RouteGen.Routing;

namespace RecordQueue.Local;

/// <summary>A queue for each <c>SQS</c> route of a router, with one queue for what failed too often.</summary>
public sealed class LocalQueues
{
    private const string DeadLetters = "dead-letters";
    private const string EndpointVariable = "AWS_ENDPOINT_URL_SQS";
    private const string DefaultEndpoint = "http://127.0.0.1:9324";

    private readonly Dictionary<string, LocalQueue> _queues = new(StringComparer.Ordinal);

    public LocalQueues(CompiledRouter router, TimeProvider time)
    {
        var deadLetters = new LocalQueue(DeadLetters, time);
        foreach (var name in NamesIn(router)) _queues[name] = name == DeadLetters ? deadLetters : new LocalQueue(name, time, deadLetters);
    }

    public IReadOnlyCollection<LocalQueue> All => _queues.Values;

    public LocalQueue this[string name] => _queues[name];

    public LocalQueue? Find(string name) => _queues.GetValueOrDefault(name);

    /// <summary>Serves the queues of this machine beside the application, unless <c>AWS_ENDPOINT_URL_SQS</c> points to another machine.</summary>
    public static void UseUnlessElsewhere()
    {
        // A Debug build in Lambda has Lambda's queues.
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API"))) return;
        var endpoint = Environment.GetEnvironmentVariable(EndpointVariable) is { Length: > 0 } given ? given : DefaultEndpoint;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || !address.IsLoopback) return;

        SetUnlessSet(EndpointVariable, endpoint);
        // The client signs, and nobody here checks.
        SetUnlessSet("AWS_REGION", LocalQueue.Region);
        SetUnlessSet("AWS_ACCESS_KEY_ID", "local");
        SetUnlessSet("AWS_SECRET_ACCESS_KEY", "local");
        SetUnlessSet("RECORDQUEUE_RETRY_SECONDS", "1");
        SetUnlessSet("RECORDQUEUE_ADMIN_KEY", "local");
        LocalServer.Beside((function, stop) => ServeAsync(function, address.Port, stop));
    }

    private static async Task ServeAsync(LocalFunction function, int port, CancellationToken stop)
    {
        var queues = new LocalQueues(Router.Instance, TimeProvider.System);
        using var server = new QueueServer(queues, port);
        Console.WriteLine($"Queues on {server.Endpoint}: {string.Join(", ", queues._queues.Keys)}.");
        await Task.WhenAll(queues.All.Select(queue => new EventSourceMapping(queue, function.InvokeAsync).RunAsync(stop)));
    }

    private static IEnumerable<string> NamesIn(CompiledRouter router) => Encoding.UTF8.GetString(router.Listing)
        .Split('\n')
        .Select(line => line.Split(' '))
        .Where(words => words is ["SQS", ..])
        .Select(words => words[1]);

    private static void SetUnlessSet(string name, string value)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))) Environment.SetEnvironmentVariable(name, value);
    }
}
