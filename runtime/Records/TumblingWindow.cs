using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RouteGen.Batches;
using RouteGen.Events;

namespace RouteGen;

/// <summary>The tumbling window of a stream that a batch belongs to: a time over which several invocations carry a state on, one after the other.</summary>
/// <remarks>Good until the handler returns.</remarks>
public sealed class TumblingWindow
{
    /// <summary>How many bytes the state may take, as JSON: more than 1 MB ends the window early.</summary>
    private const int LongestState = 1024 * 1024;

    private readonly EventRecord _batch;
    private readonly ReadOnlyMemory<byte> _json;
    private readonly WindowFields _fields;
    private byte[]? _written;

    internal TumblingWindow(EventRecord batch, ReadOnlyMemory<byte> json, WindowFields fields)
    {
        _batch = batch;
        _json = json;
        _fields = fields;
    }

    /// <summary>When the window begins.</summary>
    /// <exception cref="MalformedRecordException">The event does not say.</exception>
    public DateTimeOffset Start => Time("start"u8);

    /// <summary>When the window ends: the first instant after it.</summary>
    /// <exception cref="MalformedRecordException">The event does not say.</exception>
    public DateTimeOffset End => Time("end"u8);

    /// <summary>Whether this is the window's last invocation. It may bring records or none.</summary>
    public bool IsFinal => _fields.IsFinal;

    /// <summary>Whether the window ends before its time, since its state is too long.</summary>
    public bool IsTerminatedEarly => _fields.IsTerminatedEarly;

    /// <summary>The shard that the window is of.</summary>
    public string ShardId => _fields.ShardId.IsString ? JsonText.Read(Json, _fields.ShardId) : "";

    /// <summary>What is answered as the window's state, JSON: what was written, or what came.</summary>
    internal ReadOnlyMemory<byte> State => _written ?? StateOf(_json, _fields);

    private ReadOnlySpan<byte> Json
    {
        get
        {
            ObjectDisposedException.ThrowIf(_batch.IsEnded, this);
            return _json.Span;
        }
    }

    /// <summary>What the window's last invocation wrote; what this one wrote, where it has. The first invocation gets an empty object.</summary>
    /// <returns><see langword="null"/> for nothing and for the JSON <c>null</c>.</returns>
    /// <exception cref="MalformedRecordException">It is not JSON of that type.</exception>
    public T? ReadState<T>(JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        ObjectDisposedException.ThrowIf(_batch.IsEnded, this);
        try
        {
            return State.IsEmpty ? default : JsonSerializer.Deserialize(State.Span, type);
        }
        catch (JsonException problem)
        {
            throw MalformedRecordException.Of(problem, "The state of the window");
        }
    }

    /// <summary>Writes what the window's next invocation gets. Where nothing is written it gets what this one got.</summary>
    /// <exception cref="InvalidOperationException">It takes more than 1 MB as JSON.</exception>
    public void WriteState<T>(T state, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        ObjectDisposedException.ThrowIf(_batch.IsEnded, this);
        var written = JsonSerializer.SerializeToUtf8Bytes(state, type);
        if (written.Length > LongestState) throw new InvalidOperationException($"The state of a window takes {written.Length} bytes: Lambda keeps 1 MB of it.");
        _written = written;
    }

    /// <summary>The state as it came.</summary>
    internal static ReadOnlyMemory<byte> StateOf(ReadOnlyMemory<byte> json, WindowFields fields) =>
        fields.State.Kind is JsonKind.Missing or JsonKind.Null ? default
        : fields.State.IsString ? json.Slice(fields.State.Start - 1, fields.State.Length + 2)
        : json.Slice(fields.State.Start, fields.State.Length);

    private DateTimeOffset Time(ReadOnlySpan<byte> name)
    {
        var reader = new RecordJson(Json);
        return reader.Time(reader.Find(_fields.Window, name), "window") is var time && time != default ? time : throw new MalformedRecordException("The event does not say when its window begins and ends.");
    }
}
