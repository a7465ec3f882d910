using System.Collections.Concurrent;
using System.ComponentModel;
using RouteGen.Routing;

namespace RouteGen.Hosting;

/// <summary>Runs a router for whoever has its own loop and hands over an event as a stream, as the managed runtimes do with a class library.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StreamHost
{
    private readonly CompiledRouter _router;

    // As many as run at once: one, unless the function takes several invocations at a time.
    private readonly ConcurrentBag<RouterSession> _idle = [];

    /// <summary>A host of a router.</summary>
    public StreamHost(CompiledRouter router)
    {
        ArgumentNullException.ThrowIfNull(router);
        _router = router;
    }

    /// <summary>Answers one event.</summary>
    /// <param name="input">The event, UTF-8, read from where it stands to its end.</param>
    /// <param name="context">The invocation.</param>
    /// <returns>The answer, the caller's to keep.</returns>
    public async Task<Stream> InvokeAsync(Stream input, LambdaContext context)
    {
        ArgumentNullException.ThrowIfNull(input);
        var json = await ReadAsync(input);
        var session = _idle.TryTake(out var idle) ? idle : new RouterSession(_router);
        var answer = await session.InvokeAsync(json, context);
        var output = new MemoryStream(answer.ToArray(), writable: false);
        // One that threw is not used again.
        _idle.Add(session);
        return output;
    }

    /// <summary>When Lambda stops an invocation that has so much time left. The contexts of tests say nothing or zero, which is no deadline.</summary>
    public static DateTimeOffset DeadlineIn(TimeSpan remaining)
    {
        var now = DateTimeOffset.UtcNow;
        return remaining > TimeSpan.Zero && remaining < DateTimeOffset.MaxValue - now ? now + remaining : DateTimeOffset.MaxValue;
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(Stream input)
    {
        if (input is MemoryStream memory && memory.TryGetBuffer(out var bytes)) return bytes.AsMemory((int)memory.Position);
        using var copy = new MemoryStream();
        await input.CopyToAsync(copy);
        return copy.GetBuffer().AsMemory(0, (int)copy.Length);
    }
}
