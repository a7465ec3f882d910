namespace RouteGen.Events;

/// <summary>An event that cannot be answered: not JSON, or of a kind this router has no route for. It is reported to Lambda as a function error.</summary>
/// <remarks>The message goes to whoever invoked the function, so it never repeats anything of the event.</remarks>
public sealed class EventException : Exception
{
    internal EventException(string errorType, string message)
        : base(message) => ErrorType = errorType;

    /// <summary>The name Lambda counts the error under, as <c>Function.NoRoute</c>.</summary>
    public string ErrorType { get; }

    internal static EventException Malformed(int position) =>
        new("Function.MalformedEvent", $"The event is not valid JSON: it is cut off or out of place at byte {position}.");
}
