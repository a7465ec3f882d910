using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RouteGen.Events;
using RouteGen.Routing;

namespace RouteGen;

/// <summary>An event of a service that no verb is for (<c>RAW</c>), or the payload of a direct invocation (<c>INVOKE</c>). What the <c>Read</c> methods give is the whole of it.</summary>
public sealed class RawEvent : EventRecord, IEventRecord<RawEvent>
{
    private RawEvent(RecordPlace place)
        : base(place)
    {
    }

    /// <summary>Empty: these events have no common place for an id.</summary>
    public override string Id => "";

    /// <summary>The event's kind as the table writes it, as <c>kafka</c> or <c>logs</c>; <c>invoke</c> for a direct invocation.</summary>
    public string Kind => Received.RawName;

    /// <summary>Of a direct invocation the payload's <c>route</c>; <see langword="null"/> where it has none.</summary>
    public string? Name => Kind == EventExchange.InvokeName && Reader.Find(Slice, "route"u8) is { IsString: true } route ? Reader.Text(route) : null;

    /// <inheritdoc/>
    private protected override RecordData Data => new(Slice, RecordDataForm.Json);

    /// <summary>Answers with a value as JSON; <see langword="null"/> is the JSON <c>null</c>. For emitted code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Answer<T>(T? value, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var answer = Received.AnswerStream();
        if (value is null) answer.Write("null"u8);
        else JsonSerializer.Serialize(answer, value, type);
    }

    /// <summary>Answers with a text as a JSON string; <see langword="null"/> is the JSON <c>null</c>. For emitted code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Answer(string? text)
    {
        using var writer = new Utf8JsonWriter(Received.AnswerStream());
        if (text is null) writer.WriteNullValue();
        else writer.WriteStringValue(text);
    }

    /// <inheritdoc/>
    static RawEvent IEventRecord<RawEvent>.At(RecordPlace place) => new(place);
}
