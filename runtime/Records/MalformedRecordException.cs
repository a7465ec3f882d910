using System.Text.Json;
using RouteGen.Binding;

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

    /// <summary>What is not the JSON that is expected. The exception itself is left out: it would take what was sent to the log.</summary>
    internal static MalformedRecordException Of(JsonException problem, string what) => new($"{what} is not the JSON that is expected here{JsonPlace.Of(problem)}.");
}
