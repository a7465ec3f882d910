using System.ComponentModel.DataAnnotations;
using BranchPreview.Storage;
using RouteGen;

namespace BranchPreview.Orders;

/// <param name="OrderId">The order that the courier has.</param>
/// <param name="Event">What happened to it.</param>
public sealed record CourierUpdate(Guid OrderId, [AllowedValues("delivered", "returned")] string Event);

/// <summary>What the couriers' company sends. There is one queue for all environments, so that only the shared one consumes it.</summary>
public static class CourierUpdates
{
    public static async Task Take(CourierUpdate update, SqsMessage message, Database database, CancellationToken cancellation)
    {
        await using var session = await database.BeginAsync(cancellation);
        // A queue delivers at least once. What was done and that it was done are committed together.
        var isFirst = await session.ExecuteAsync("INSERT INTO processed_messages (id, processed_at) VALUES (@id, @now) ON CONFLICT DO NOTHING", ("id", message.Id), ("now", DateTimeOffset.UtcNow)) > 0;
        if (!isFirst) return;
        var to = string.Equals(update.Event, "delivered", StringComparison.Ordinal) ? OrderStatus.Delivered : OrderStatus.Accepted;
        var isMoved = to == OrderStatus.Delivered
            ? await OrderStore.MoveAsync(session, update.OrderId, to)
            // What comes back is cooked again.
            : await session.ExecuteAsync("UPDATE orders SET status = @to WHERE id = @id AND status = @ready", ("id", update.OrderId), ("to", to), ("ready", OrderStatus.Ready)) > 0;
        // It may have overtaken the shop's own word that the order is ready: it comes again, and in the end to the dead-letter queue.
        if (!isMoved) throw new InvalidOperationException("The order does not exist, or is not ready.");
        await session.CommitAsync();
    }
}
