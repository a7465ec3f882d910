using System.Data.Common;
using BranchPreview.Storage;

namespace BranchPreview.Menus;

public sealed class MenuStore(Database database)
{
    // The price of a time is the last one that has begun by then.
    private const string Select = """
        SELECT d.id, d.shop_id, d.name, d.is_available, p.amount
        FROM dishes d JOIN dish_prices p ON p.dish_id = d.id
        WHERE p.valid_from = (SELECT MAX(valid_from) FROM dish_prices WHERE dish_id = d.id AND valid_from <= @at)
        """;

    public async Task<Dish?> AddAsync(Guid shopId, NewDish dish, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = Guid.NewGuid();
        await using var session = await database.BeginAsync(cancellation);
        if (!await session.ExistsAsync("shops", shopId)) return null;
        await session.ExecuteAsync("INSERT INTO dishes (id, shop_id, name, is_available) VALUES (@id, @shop, @name, @available)", ("id", id), ("shop", shopId), ("name", dish.Name), ("available", true));
        await session.ExecuteAsync("INSERT INTO dish_prices (dish_id, valid_from, amount) VALUES (@id, @now, @amount)", ("id", id), ("now", now), ("amount", dish.Price));
        await session.CommitAsync();
        return new Dish(id, shopId, dish.Name, IsAvailable: true, dish.Price);
    }

    /// <returns><see langword="null"/> when there is no such shop.</returns>
    public async Task<IReadOnlyList<Dish>?> MenuAsync(Guid shopId, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.ExistsAsync("shops", shopId) ? await session.ReadAsync(Select + " AND d.shop_id = @shop ORDER BY d.name, d.id", Row, ("shop", shopId), ("at", at)) : null;
    }

    public async Task<bool> SetPriceAsync(Guid dishId, Price price, CancellationToken cancellation)
    {
        await using var session = await database.BeginAsync(cancellation);
        if (!await session.ExistsAsync("dishes", dishId)) return false;
        await session.ExecuteAsync(
            "INSERT INTO dish_prices (dish_id, valid_from, amount) VALUES (@id, @from, @amount) ON CONFLICT (dish_id, valid_from) DO UPDATE SET amount = @amount",
            ("id", dishId),
            ("from", price.ValidFrom),
            ("amount", price.Amount));
        await session.CommitAsync();
        return true;
    }

    /// <returns><see langword="null"/> when there is no such dish: each has a price.</returns>
    public async Task<IReadOnlyList<Price>?> PricesAsync(Guid dishId, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        var prices = await session.ReadAsync("SELECT amount, valid_from FROM dish_prices WHERE dish_id = @id ORDER BY valid_from", row => new Price(row.GetInt64(0), row.Time(1)), ("id", dishId));
        return prices.Count > 0 ? prices : null;
    }

    public async Task<bool> SetAvailabilityAsync(Guid dishId, bool isAvailable, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.ExecuteAsync("UPDATE dishes SET is_available = @available WHERE id = @id", ("id", dishId), ("available", isAvailable)) > 0;
    }

    internal static Task<Dish?> FindAsync(Session session, Guid shopId, Guid dishId, DateTimeOffset at) =>
        session.FindAsync(Select + " AND d.shop_id = @shop AND d.id = @id", Row, ("shop", shopId), ("id", dishId), ("at", at));

    private static Dish Row(DbDataReader row) => new(row.Id(0), row.Id(1), row.GetString(2), row.GetBoolean(3), row.GetInt64(4));
}
