using Microsoft.Data.Sqlite;

namespace Shop.Storage;

internal sealed class SqliteOrderStore(Database database) : IOrderStore
{
    private const string Select = "SELECT id, user_id, status, placed_at FROM orders ";

    public IReadOnlyList<Order> OfUser(Guid userId, OrderStatus? status)
    {
        using var connection = database.Open();
        using var command = connection.Command(Select + "WHERE user_id = $userId AND ($status IS NULL OR status = $status) ORDER BY placed_at, id", ("$userId", userId), ("$status", status?.ToString()));
        return Read(connection, command);
    }

    public Order? Find(Guid id)
    {
        using var connection = database.Open();
        using var command = connection.Command(Select + "WHERE id = $id", ("$id", id));
        return Read(connection, command).SingleOrDefault();
    }

    public Order Place(Guid userId, NewOrder order, string key)
    {
        var id = Guid.NewGuid();
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        using var earlier = connection.Command(Select + "WHERE user_id = $userId AND key = $key", ("$userId", userId), ("$key", key));
        if (Read(connection, earlier).SingleOrDefault() is { } placed) return placed;

        using var insert = connection.Command(
            "INSERT INTO orders (id, user_id, status, placed_at, key) VALUES ($id, $userId, $status, $placedAt, $key)",
            ("$id", id),
            ("$userId", userId),
            ("$status", nameof(OrderStatus.Placed)),
            ("$placedAt", DateTimeOffset.UtcNow),
            ("$key", key));
        insert.ExecuteNonQuery();
        for (var position = 0; position < order.Lines.Count; position++)
        {
            var line = order.Lines[position];
            using var insertLine = connection.Command(
                "INSERT INTO order_lines (order_id, position, sku, quantity, price) VALUES ($id, $position, $sku, $quantity, $price)",
                ("$id", id),
                ("$position", position),
                ("$sku", line.Sku),
                ("$quantity", line.Quantity),
                ("$price", line.Price));
            insertLine.ExecuteNonQuery();
        }

        transaction.Commit();
        return Find(id)!;
    }

    public Order? Cancel(Guid id)
    {
        using var connection = database.Open();
        using var command = connection.Command("UPDATE orders SET status = $cancelled WHERE id = $id AND status = $placed", ("$id", id), ("$cancelled", nameof(OrderStatus.Cancelled)), ("$placed", nameof(OrderStatus.Placed)));
        return command.ExecuteNonQuery() > 0 ? Find(id) : null;
    }

    public IEnumerable<Order> All()
    {
        using var connection = database.Open();
        using var command = connection.Command(Select + "ORDER BY placed_at, id");
        return Read(connection, command);
    }

    private static List<Order> Read(SqliteConnection connection, SqliteCommand command) =>
        [.. command.Read(row => (Id: row.GetGuid(0), UserId: row.GetGuid(1), Status: Enum.Parse<OrderStatus>(row.GetString(2)), PlacedAt: row.GetDateTimeOffset(3)))
            .Select(order => new Order(order.Id, order.UserId, order.Status, Lines(connection, order.Id), order.PlacedAt))];

    private static List<OrderLine> Lines(SqliteConnection connection, Guid orderId)
    {
        using var command = connection.Command("SELECT sku, quantity, price FROM order_lines WHERE order_id = $orderId ORDER BY position", ("$orderId", orderId));
        return command.Read(row => new OrderLine(row.GetString(0), row.GetInt32(1), row.GetDecimal(2)));
    }
}
