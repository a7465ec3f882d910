using RouteGen;

namespace BranchPreview.Orders;

/// <summary>From placed to delivered, or not.</summary>
public static class Progress
{
    public static Task<HttpResult<Order>> Accept(Guid id, OrderStore orders, CancellationToken cancellation) => MoveAsync(id, OrderStatus.Accepted, orders, cancellation);

    public static Task<HttpResult<Order>> Reject(Guid id, OrderStore orders, CancellationToken cancellation) => MoveAsync(id, OrderStatus.Rejected, orders, cancellation);

    public static Task<HttpResult<Order>> Ready(Guid id, OrderStore orders, CancellationToken cancellation) => MoveAsync(id, OrderStatus.Ready, orders, cancellation);

    public static Task<HttpResult<Order>> Deliver(Guid id, OrderStore orders, CancellationToken cancellation) => MoveAsync(id, OrderStatus.Delivered, orders, cancellation);

    public static Task<HttpResult<Order>> Cancel(Guid id, OrderStore orders, CancellationToken cancellation) => MoveAsync(id, OrderStatus.Cancelled, orders, cancellation);

    private static async Task<HttpResult<Order>> MoveAsync(Guid id, OrderStatus to, OrderStore orders, CancellationToken cancellation)
    {
        var isMoved = await orders.MoveAsync(id, to, cancellation);
        if (await orders.FindAsync(id, cancellation) is not { } order) return HttpResults.NotFound();
        return isMoved ? order : HttpResults.Conflict($"The order is {order.Status}.");
    }
}
