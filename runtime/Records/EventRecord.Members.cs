using System.Text;
using System.Text.Json;
using RouteGen.Events;

namespace RouteGen;

public abstract partial class EventRecord
{
    /// <summary>Reads the record's members.</summary>
    private protected RecordJson Reader => new(Memory.Span);

    /// <summary>A member of the record; nothing where it has none. It is looked for each time: handlers ask for few, and what they do not ask for costs nothing.</summary>
    private protected JsonSlice Member(ReadOnlySpan<byte> name) => Reader.Find(Slice, name);

    /// <summary>A member of one of the record's objects.</summary>
    private protected JsonSlice Member(ReadOnlySpan<byte> owner, ReadOnlySpan<byte> name) => Reader.Find(Member(owner), name);

    /// <summary>What was sent, as JSON of any shape, in a copy of its own that may be kept.</summary>
    /// <exception cref="MalformedRecordException">It is not JSON, or nothing.</exception>
    public JsonElement ReadElement()
    {
        var json = Data.Read(Memory.Span, out var rented);
        try
        {
            if (json.IsEmpty && Data.Value.Kind is JsonKind.Missing) throw new MalformedRecordException("The data is missing.");
            // A JSON null has no bytes here.
            var reader = new Utf8JsonReader(json.IsEmpty && Data.Value.Kind == JsonKind.Null ? "null"u8 : json);
            var element = JsonElement.ParseValue(ref reader);
            if (reader.BytesConsumed < json.Length && reader.Read()) throw new MalformedRecordException("The data is not one JSON value.");
            return element;
        }
        catch (JsonException)
        {
            throw new MalformedRecordException("The data is not valid JSON.");
        }
        finally
        {
            GiveBack(rented);
        }
    }

    /// <summary>What the record says when its handler has returned without an answer.</summary>
    internal virtual void Finish()
    {
    }

    /// <summary>Answers what the handler has thrown, where whoever sent the record waits for an answer.</summary>
    /// <returns><see langword="false"/> where it is the function's failure.</returns>
    internal virtual bool TryAnswer(Exception exception) => false;

    /// <summary>The name that an ARN ends in.</summary>
    private protected string NameIn(JsonSlice arn) => Encoding.UTF8.GetString(EventArn.NameIn(Reader.Bytes(arn)));
}
