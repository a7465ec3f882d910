namespace RouteGen;

/// <summary>What happened to an item of a DynamoDB table.</summary>
public enum DynamoDbChange
{
    /// <summary>The event names none of the others.</summary>
    Unknown,

    /// <summary>The item is new: <c>INSERT</c>.</summary>
    Insert,

    /// <summary>The item has changed: <c>MODIFY</c>.</summary>
    Modify,

    /// <summary>The item is gone: <c>REMOVE</c>.</summary>
    Remove,
}
