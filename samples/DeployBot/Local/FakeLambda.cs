using System.Collections.Concurrent;

namespace DeployBot.Local;

/// <summary>Lambda's Invoke for asynchronous invocations: it answers 202, and tries the event up to three times. Whatever fails thrice goes where the function's OnFailure destination would have it.</summary>
internal sealed class FakeLambda : IDisposable
{
    private const int Attempts = 3;
    private const string Prefix = "/2015-03-31/functions/deploybot/invocations";

    private readonly LoopbackServer _server;
    private int _running;

    public FakeLambda() => _server = new LoopbackServer(Answer);

    public Uri Address => _server.Address;

    /// <summary>Invokes the function with an event.</summary>
    public Func<string, Task> Invoke { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Answered instead; <see langword="null"/> for none.</summary>
    public WireAnswer? Trouble { get; set; }

    public ConcurrentQueue<string> Events { get; } = new();

    /// <summary>Events that failed three times, each with what was thrown last.</summary>
    public ConcurrentQueue<(string Event, Exception Failure)> Failures { get; } = new();

    /// <summary>Told of what an attempt threw.</summary>
    public Action<Exception> OnFailure { get; init; } = static _ => { };

    /// <summary>Whether no invocation is under way.</summary>
    public bool IsIdle => Volatile.Read(ref _running) == 0;

    public void Clear()
    {
        Events.Clear();
        Failures.Clear();
        Trouble = null;
    }

    public void Dispose() => _server.Dispose();

    private WireAnswer Answer(WireRequest request)
    {
        if (Trouble is { } trouble) return trouble;
        if (AwsSignature.Problem(request, "lambda", LocalWorld.Region, LocalWorld.AccessKey, LocalWorld.SecretKey) is { } problem) return new WireAnswer(403, $$"""{"message":"{{problem}}"}""");
        if (request.Path != Prefix) return new WireAnswer(404, """{"Type":"User","Message":"Function not found"}""");
        if (request.Headers["X-Amz-Invocation-Type"] != "Event") return new WireAnswer(400, """{"Type":"User","message":"This stand-in invokes asynchronously only."}""");
        Events.Enqueue(request.Text);
        Interlocked.Increment(ref _running);
        _ = Task.Run(() => TryAsync(request.Text));
        return new WireAnswer(202);
    }

    private async Task TryAsync(string json)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await Invoke(json);
                    return;
                }
                catch (Exception failure)
                {
                    OnFailure(failure);
                    // Lambda waits a minute, and two more; nobody here has the time.
                    if (attempt < Attempts) continue;
                    Failures.Enqueue((json, failure));
                    return;
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
