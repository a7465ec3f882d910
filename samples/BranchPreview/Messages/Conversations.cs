using BranchPreview.Orders;
using BranchPreview.Storage;
using RouteGen;

namespace BranchPreview.Messages;

/// <summary>Guest and shop, about an order.</summary>
public static class Conversations
{
    public static async Task<HttpResult<Message>> Send(Guid id, NewMessage message, Database database, TimeProvider time, CancellationToken cancellation)
    {
        var sent = new Message(Guid.NewGuid(), message.Author, message.Text, time.GetUtcNow());
        await using var session = await database.BeginAsync(cancellation);
        if (await OrderStore.FindAsync(session, id) is not { } order) return HttpResults.NotFound();
        if (order.Status is OrderStatus.Rejected or OrderStatus.Cancelled) return HttpResults.Conflict($"The order is {order.Status}.");
        await session.ExecuteAsync("INSERT INTO messages (id, order_id, author, content, sent_at) VALUES (@id, @order, @author, @content, @at)", ("id", sent.Id), ("order", id), ("author", sent.Author), ("content", sent.Text), ("at", sent.SentAt));
        await session.CommitAsync();
        return HttpResults.Json(sent, status: 201);
    }

    public static async Task<IReadOnlyList<Message>?> List(Guid id, Database database, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        if (!await session.ExistsAsync("orders", id)) return null;
        return await session.ReadAsync("SELECT id, author, content, sent_at FROM messages WHERE order_id = @order ORDER BY sent_at, id LIMIT 500", row => new Message(row.Id(0), row.GetString(1), row.GetString(2), row.Time(3)), ("order", id));
    }
}
