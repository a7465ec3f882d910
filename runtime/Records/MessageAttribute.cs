using System.Diagnostics.CodeAnalysis;
using RouteGen.Events;

namespace RouteGen;

/// <summary>What a sender wrote beside the body of an SQS or SNS message.</summary>
[SuppressMessage("Performance", "CA1819:Properties should not return arrays", Justification = "Each has an array of its own.")]
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "SQS and SNS call it so, and no attribute of C# is meant.")]
public sealed class MessageAttribute
{
    private readonly string? _base64;

    private MessageAttribute(string dataType, string? stringValue, string? base64)
    {
        DataType = dataType;
        StringValue = stringValue;
        _base64 = base64;
    }

    /// <summary>What the sender says it is: <c>String</c>, <c>Number</c>, <c>Binary</c>, of SNS also <c>String.Array</c>, and a label of its own behind a dot, as <c>Number.float</c>.</summary>
    public string DataType { get; }

    /// <summary>The text or number; <see langword="null"/> of a binary one.</summary>
    public string? StringValue { get; }

    /// <summary>The bytes of a binary one, decoded anew each time; <see langword="null"/> of another.</summary>
    /// <exception cref="MalformedRecordException">They are not valid base64.</exception>
    public byte[]? BinaryValue
    {
        get
        {
            try
            {
                return _base64 is null ? null : Convert.FromBase64String(_base64);
            }
            catch (FormatException)
            {
                throw new MalformedRecordException("A message attribute is not valid base64.");
            }
        }
    }

    /// <summary>The text; empty for a binary one.</summary>
    public override string ToString() => StringValue ?? "";

    /// <summary>Reads the attributes of a message: SQS's members are <c>dataType</c>, <c>stringValue</c> and <c>binaryValue</c>, those of SNS <c>Type</c> and <c>Value</c>.</summary>
    internal static Dictionary<string, MessageAttribute> ReadAll(RecordJson json, JsonSlice container)
    {
        var attributes = new Dictionary<string, MessageAttribute>(StringComparer.Ordinal);
        var members = json.Members(container);
        while (members.NextProperty(out var name, out var value))
        {
            if (value.Kind == JsonKind.Object) attributes[json.Text(name)] = Read(json, value);
        }

        return attributes;
    }

    private static MessageAttribute Read(RecordJson json, JsonSlice attribute)
    {
        var dataType = json.Text(Either(json, attribute, "dataType"u8, "Type"u8));
        var text = Either(json, attribute, "stringValue"u8, "Value"u8);
        // SNS has one member for both.
        var binary = json.Find(attribute, "binaryValue"u8) is { Kind: not JsonKind.Missing } own ? own : text;
        var isBinary = dataType.StartsWith("Binary", StringComparison.Ordinal);
        return isBinary ? new(dataType, stringValue: null, json.TextOrNull(binary)) : new(dataType, json.TextOrNull(text), base64: null);
    }

    private static JsonSlice Either(RecordJson json, JsonSlice attribute, ReadOnlySpan<byte> queues, ReadOnlySpan<byte> topics) =>
        json.Find(attribute, queues) is { Kind: not JsonKind.Missing } found ? found : json.Find(attribute, topics);
}
