using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using RouteGen.Events;
using RouteGen.Hosting;
using RouteGen.Responses;

namespace RouteGen.Routing;

/// <summary>
/// One invocation as the emitted router sees it: the event on one side, the answer on the other.
/// An invocation loop uses one again and again, so nothing of it may be kept after the invocation.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A MemoryStream holds nothing but memory.")]
public abstract class Exchange
{
    private InvocationHeaders? _invocation;
    private CancellationTokenSource? _cancellation;
    private MemoryStream? _written;

    private protected Exchange(CompiledRouter router, LambdaEvent @event)
    {
        Router = router;
        Event = @event;
    }

    /// <summary>What Lambda says of the invocation. It may be kept.</summary>
    public LambdaContext Context => Invocation.Context;

    /// <summary>Cancelled shortly before the route's limit, or before Lambda stops the invocation. Made for the first who asks, and never used for another invocation.</summary>
    public CancellationToken Cancellation => (_cancellation ??= Watch()).Token;

    /// <summary>Whether the token was given to somebody and is cancelled.</summary>
    private protected bool IsCancelled => _cancellation is { IsCancellationRequested: true };

    internal CompiledRouter Router { get; }

    internal LambdaEvent Event { get; }

    /// <summary>The id of the matched route, or -1.</summary>
    internal int RouteId { get; set; } = -1;

    /// <summary>Whether the answer is what was written to <see cref="AnswerStream"/>.</summary>
    private protected bool IsAnswerWritten { get; set; }

    /// <summary>The matched route's key, for the log: what the event itself says is its sender's to choose.</summary>
    internal string RouteKey => RouteId < 0 ? "the router" : RouterListing.KeyOf(Router, RouteId);

    /// <summary>When the token is cancelled, by <see cref="Environment.TickCount64"/>, where that is before Lambda's deadline says so.</summary>
    private protected long? CancellationTick { get; set; }

    private protected InvocationHeaders Invocation => _invocation ??= new InvocationHeaders(LambdaEnvironment.Current);

    /// <summary>The event for a serializer that reads all of it, good until the invocation ends.</summary>
    public Stream EventStream()
    {
        var json = EventForHandler();
        return MemoryMarshal.TryGetArray(json, out var bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(json.ToArray(), writable: false);
    }

    /// <summary>The event for a handler that reads it itself, and may keep it.</summary>
    public Stream EventCopy() => new MemoryStream(EventForHandler().ToArray(), writable: false);

    /// <summary>Takes the answer as a serializer writes it: it is sent as it is, and what was answered before is dropped.</summary>
    public Stream AnswerStream()
    {
        // A serializer may have closed the last one, as a StreamWriter does.
        if (_written is not { CanWrite: true } || ByteBuffer.IsWasted(_written.Capacity, used: _written.Length)) _written = new MemoryStream();
        _written.SetLength(0);
        IsAnswerWritten = true;
        return _written;
    }

    /// <summary>Answers nothing at all, as Amazon's runtime client does for a handler that returns nothing.</summary>
    public void AnswerNothing() => AnswerStream();

    /// <summary>Answers what a stream holds, as it is. The stream is read to its end and disposed; <see langword="null"/> is an empty answer.</summary>
    public async ValueTask AnswerAsync(Stream? answer)
    {
        var written = AnswerStream();
        if (answer is null) return;
        await using (answer)
        {
            await answer.CopyToAsync(written);
        }
    }

    /// <summary>The route is found: what is logged from here on is its.</summary>
    internal void NoteRoute() => Invocation.SetRoute(Router, RouteId);

    /// <summary>Ties the exchange to the invocation that the headers tell of.</summary>
    internal void BeginInvocation(InvocationHeaders headers)
    {
        EndInvocation();
        _invocation = headers;
    }

    /// <summary>Lets go of the invocation: its deadline does not matter any more, and the buffer of its event is soon the next one's.</summary>
    internal virtual void EndInvocation()
    {
        if (_cancellation is not null) DeadlineWatch.Shared.Forget(_cancellation);
        _cancellation = null;
        CancellationTick = null;
        _invocation = null;
    }

    internal void Log(LogLevel level, string message, Exception? exception = null) => Context.Log(level, message, exception);

    private CancellationTokenSource Watch() => CancellationTick is { } tick ? DeadlineWatch.Shared.WatchUntil(tick) : DeadlineWatch.Shared.Watch(Invocation.Deadline);

    /// <summary>The event as a handler of Amazon's style gets it.</summary>
    private protected virtual ReadOnlyMemory<byte> EventForHandler() => Event.Memory;

    /// <summary>What was written to <see cref="AnswerStream"/>, good until the next answer.</summary>
    private protected ReadOnlyMemory<byte> WrittenAnswer => _written!.TryGetBuffer(out var bytes) ? bytes : default;
}
