using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RouteGen.Events;
using RouteGen.Routing;

namespace RouteGen;

/// <summary>
/// What a route of events hands to its handler: a message, a record of a stream, or a whole event. Everything is read out of the event's bytes when it is asked for.
/// </summary>
/// <remarks>Good until the handler returns: its bytes serve the next invocation then, and every member throws <see cref="ObjectDisposedException"/>.</remarks>
public abstract partial class EventRecord
{
    private readonly ReadOnlyMemory<byte> _memory;
    private readonly EventRecord? _outer;
    private EventExchange? _received;
    private RecordSteps? _steps;

    private protected EventRecord(RecordPlace place)
    {
        _received = place.Received;
        _memory = place.Memory;
        _outer = place.Outer;
        Slice = place.Slice;
    }

    /// <summary>The matched route as written in the table, as <c>SQS orders</c>.</summary>
    public string Route => Received.RouteKey;

    /// <summary>What the sender's service calls this record: a message's id, a sequence number, an event's id. Empty where there is none.</summary>
    public abstract string Id { get; }

    /// <summary>What Lambda says of the invocation. It may be kept.</summary>
    public LambdaContext Context => Received.Context;

    /// <summary>Cancelled shortly before Lambda stops the invocation.</summary>
    public CancellationToken Cancellation => Received.Cancellation;

    /// <summary>The record as it came, UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> Json => Slice.IsString ? Memory.Slice(Slice.Start - 1, Slice.Length + 2) : Memory.Slice(Slice.Start, Slice.Length);

    /// <summary>Whether the handler has returned.</summary>
    internal bool IsEnded => _received is null;

    /// <summary>The invocation.</summary>
    internal EventExchange Received => (_outer is null ? _received : _outer.Received) ?? throw new ObjectDisposedException(GetType().Name, "The handler has returned, and the record's bytes serve the next one.");

    /// <summary>The JSON that the record is a part of.</summary>
    private protected ReadOnlyMemory<byte> Memory
    {
        get
        {
            _ = Received;
            return _memory;
        }
    }

    /// <summary>The record in <see cref="Memory"/>.</summary>
    private protected JsonSlice Slice { get; }

    /// <summary>What the sender sent, for the record's kind: a body, a message, data, a detail.</summary>
    private protected abstract RecordData Data { get; }

    /// <summary>What was sent, as text: the body of a message, the JSON of a detail.</summary>
    public string ReadText()
    {
        var text = Data.Read(Memory.Span, out var rented);
        try
        {
            return Encoding.UTF8.GetString(text);
        }
        finally
        {
            GiveBack(rented);
        }
    }

    /// <summary>What was sent, as bytes; of text its UTF-8.</summary>
    public byte[] ReadBytes()
    {
        var bytes = Data.Read(Memory.Span, out var rented).ToArray();
        GiveBack(rented);
        return bytes;
    }

    /// <summary>What was sent, as JSON.</summary>
    /// <returns><see langword="null"/> for nothing and for the JSON <c>null</c>.</returns>
    /// <exception cref="MalformedRecordException">It is not JSON of that type.</exception>
    public T? ReadJson<T>(JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Deserialize(Data, type);
    }

    /// <summary>As <see cref="ReadJson{T}"/>, of what has to be there. For emitted code.</summary>
    /// <exception cref="MalformedRecordException">It is not JSON of that type, or nothing, or <c>null</c>.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [return: NotNull]
    public T RequireJson<T>(JsonTypeInfo<T> type)
    {
        // Of a struct nothing would be its default.
        var data = Data;
        var value = data.Value.Length == 0 ? default : Deserialize(data, type);
        return data.Value.Length > 0 && value is not null ? value : throw new MalformedRecordException("The data is missing or null.");
    }

    /// <summary>What a method of <c>around:</c> calls to go on. For emitted code.</summary>
    /// <remarks>
    /// The record is not done before what was started with it is. What that throws is the record's failure, unless the method has awaited it before it returned. Calling it
    /// again runs the handler again; calling it while it runs throws <see cref="InvalidOperationException"/>.
    /// </remarks>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NextRecord Next(Func<ValueTask> next)
    {
        ObjectDisposedException.ThrowIf(IsEnded, this);
        return (_steps ??= new RecordSteps()).Add(next);
    }

    /// <summary>Waits for what the methods of <c>around:</c> have started and did not await, when the handler has returned.</summary>
    /// <param name="failure">What it threw.</param>
    /// <returns>Why the record failed; <see langword="null"/> when it is processed.</returns>
    internal ValueTask<Exception?> SettleAsync(Exception? failure) => _steps is null ? new ValueTask<Exception?>(failure) : _steps.EndAsync(failure);

    /// <summary>The handler has returned.</summary>
    internal virtual void End() => _received = null;

    private T? Deserialize<T>(RecordData data, JsonTypeInfo<T> type)
    {
        var json = data.Read(Memory.Span, out var rented);
        try
        {
            return json.IsEmpty ? default : JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException problem)
        {
            throw MalformedRecordException.Of(problem, "The data");
        }
        finally
        {
            GiveBack(rented);
        }
    }

    private static void GiveBack(byte[]? rented)
    {
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
    }
}
