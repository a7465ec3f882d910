using System.Buffers;
using System.Buffers.Text;
using RouteGen.Events;

namespace RouteGen;

/// <summary>How what a sender sent stands in a record.</summary>
internal enum RecordDataForm
{
    /// <summary>In a string: an SQS message's body.</summary>
    Text,

    /// <summary>In a string, as base64: a Kinesis record's data.</summary>
    Base64,

    /// <summary>As JSON of its own: an EventBridge event's detail.</summary>
    Json,
}

/// <summary>What a sender sent, where it stands in a record.</summary>
/// <param name="Value">Where; a string for all forms but <see cref="RecordDataForm.Json"/>.</param>
/// <param name="Form">How.</param>
internal readonly record struct RecordData(JsonSlice Value, RecordDataForm Form)
{
    /// <summary>The bytes that were sent, UTF-8 where they are text.</summary>
    /// <param name="json">The JSON that the record is a part of.</param>
    /// <param name="rented">A buffer to give back to the shared pool, where they do not stand in the JSON as they are.</param>
    /// <exception cref="MalformedRecordException">They are not the base64 that they have to be.</exception>
    public ReadOnlySpan<byte> Read(ReadOnlySpan<byte> json, out byte[]? rented)
    {
        rented = null;
        if (Value.Kind is JsonKind.Missing or JsonKind.Null) return default;
        // JSON that is a string keeps its quotes and escapes: they are JSON's.
        if (Form == RecordDataForm.Json && Value.IsString) return json.Slice(Value.Start - 1, Value.Length + 2);
        var bytes = json.Slice(Value.Start, Value.Length);
        if (Value.Kind != JsonKind.EscapedString && Form != RecordDataForm.Base64) return bytes;
        rented = ArrayPool<byte>.Shared.Rent(bytes.Length);
        var length = bytes.Length;
        if (Value.Kind == JsonKind.EscapedString) length = JsonText.Unescape(bytes, rented);
        else bytes.CopyTo(rented);
        if (Form != RecordDataForm.Base64) return rented.AsSpan(0, length);
        if (Base64.DecodeFromUtf8InPlace(rented.AsSpan(0, length), out length) == OperationStatus.Done) return rented.AsSpan(0, length);
        ArrayPool<byte>.Shared.Return(rented);
        throw new MalformedRecordException("The record's data is not valid base64.");
    }
}
