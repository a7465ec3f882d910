namespace RouteGen;

/// <summary>What happened on a WebSocket.</summary>
public enum WebSocketEventType
{
    /// <summary>A client sent a message.</summary>
    Message,

    /// <summary>A client wants to connect: an answer other than 2xx turns it away.</summary>
    Connect,

    /// <summary>A client is gone. It cannot be answered any more, and not every one that goes is told of.</summary>
    Disconnect,
}
