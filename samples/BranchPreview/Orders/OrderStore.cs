using BranchPreview.Storage;

namespace BranchPreview.Orders;

public sealed class OrderStore(Database database)
{
    private const string Select = "SELECT id, shop_id, user_id, status, total, currency, placed_at FROM orders ";

    public async Task<Order?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await FindAsync(session, id);
    }

    public async Task<IReadOnlyList<Order>> OfUserAsync(Guid userId, int size, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await ReadAsync(session, Select + "WHERE user_id = @user ORDER BY placed_at DESC, id LIMIT @size", ("user", userId), ("size", size));
    }

    /// <returns>Whether the order was in a status from which that is a step.</returns>
    public async Task<bool> MoveAsync(Guid id, OrderStatus to, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await MoveAsync(session, id, to);
    }

    internal static async Task<bool> MoveAsync(Session session, Guid id, OrderStatus to)
    {
        var before = OrderSteps.Before(to);
        // Looked at and written in one statement: of two that act at once one is told. No status has more than two before it.
        return await session.ExecuteAsync("UPDATE orders SET status = @to WHERE id = @id AND (status = @first OR status = @last)", ("id", id), ("to", to), ("first", before[0]), ("last", before[^1])) > 0;
    }

    internal static async Task AddAsync(Session session, Order order)
    {
        await session.ExecuteAsync(
            "INSERT INTO orders (id, shop_id, user_id, status, total, currency, placed_at) VALUES (@id, @shop, @user, @status, @total, @currency, @placedAt)",
            ("id", order.Id),
            ("shop", order.ShopId),
            ("user", order.UserId),
            ("status", order.Status),
            ("total", order.Total),
            ("currency", order.Currency),
            ("placedAt", order.PlacedAt));
        for (var position = 0; position < order.Lines.Count; position++)
        {
            var line = order.Lines[position];
            await session.ExecuteAsync(
                "INSERT INTO order_lines (order_id, position, dish_id, name, quantity, price) VALUES (@id, @position, @dish, @name, @quantity, @price)",
                ("id", order.Id),
                ("position", position),
                ("dish", line.DishId),
                ("name", line.Name),
                ("quantity", line.Quantity),
                ("price", line.Price));
        }
    }

    internal static async Task<Order?> FindAsync(Session session, Guid id) => (await ReadAsync(session, Select + "WHERE id = @id", ("id", id))).SingleOrDefault();

    private static async Task<List<Order>> ReadAsync(Session session, string sql, params (string Name, object Value)[] parameters)
    {
        List<Order> orders = [.. await session.ReadAsync(sql, row => new Order(row.Id(0), row.Id(1), row.Id(2), row.Name<OrderStatus>(3), [], row.GetInt64(4), row.GetString(5), row.Time(6)), parameters)];
        for (var position = 0; position < orders.Count; position++)
        {
            var lines = await session.ReadAsync(
                "SELECT dish_id, name, quantity, price FROM order_lines WHERE order_id = @id ORDER BY position",
                row => new OrderLine(row.Id(0), row.GetString(1), row.Number(2), row.GetInt64(3)),
                ("id", orders[position].Id));
            orders[position] = orders[position] with { Lines = lines };
        }

        return orders;
    }
}
