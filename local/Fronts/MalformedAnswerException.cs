namespace RouteGen.Fronts;

/// <summary>An answer that a front does not take; the message says why.</summary>
internal sealed class MalformedAnswerException(string message) : Exception(message);
