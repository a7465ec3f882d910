namespace RouteGen;

/// <summary>A record is not what its handler takes: not JSON of that type, say. In a batch that record alone fails.</summary>
/// <remarks>The message says what is wrong and where, and repeats nothing that a sender wrote but the names of members.</remarks>
public sealed class MalformedRecordException : Exception
{
    /// <summary>A record that cannot be read.</summary>
    /// <param name="message">What is wrong with it.</param>
    public MalformedRecordException(string message)
        : base(message)
    {
    }

    /// <summary>A record that cannot be read, as something else found.</summary>
    /// <param name="message">What is wrong with it.</param>
    /// <param name="innerException">What found it.</param>
    public MalformedRecordException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
