namespace Amazon.Kinesis;

// Lambda never sends one; it is here because a record of a stream has it.
public class EncryptionType(string value)
{
    public static readonly EncryptionType KMS = new("KMS");

    public static readonly EncryptionType NONE = new("NONE");

    public string Value { get; } = value;

    public override string ToString() => Value;
}
