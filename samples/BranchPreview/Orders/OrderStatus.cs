namespace BranchPreview.Orders;

public enum OrderStatus
{
    Placed,
    Accepted,
    Ready,
    Delivered,
    Rejected,
    Cancelled,
}

/// <summary>What an order may become.</summary>
internal static class OrderSteps
{
    /// <summary>What it has to be before.</summary>
    public static OrderStatus[] Before(OrderStatus status) => status switch
    {
        OrderStatus.Accepted or OrderStatus.Rejected => [OrderStatus.Placed],
        OrderStatus.Ready => [OrderStatus.Accepted],
        OrderStatus.Delivered => [OrderStatus.Ready],
        // What is cooked is not taken back.
        OrderStatus.Cancelled => [OrderStatus.Placed, OrderStatus.Accepted],
        _ => [],
    };
}
