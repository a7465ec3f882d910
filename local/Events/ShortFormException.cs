namespace RouteGen.Local.Events;

/// <summary>No event can be made of what was asked for. The message says why, to whoever asked.</summary>
internal sealed class ShortFormException(string message) : ArgumentException(message);
