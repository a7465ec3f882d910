using BranchPreview.Storage;

namespace BranchPreview.Shops;

public sealed class ShopStore(Database database)
{
    private const string Select = "SELECT id, name, currency, is_open FROM shops ";

    public async Task<Shop> AddAsync(NewShop shop, CancellationToken cancellation)
    {
        var added = new Shop(Guid.NewGuid(), shop.Name, shop.Currency, IsOpen: true, []);
        await using var session = await database.OpenAsync(cancellation);
        await session.ExecuteAsync(
            "INSERT INTO shops (id, name, search_name, currency, is_open) VALUES (@id, @name, @search, @currency, @open)",
            ("id", added.Id),
            ("name", added.Name),
            ("search", Columns.Searchable(added.Name)),
            ("currency", added.Currency),
            ("open", true));
        return added;
    }

    public async Task<IReadOnlyList<Shop>> SearchAsync(string text, int size, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await ReadAsync(session, Select + @"WHERE search_name LIKE @pattern ESCAPE '\' ORDER BY search_name, id LIMIT @size", ("pattern", Columns.Containing(text)), ("size", size));
    }

    public async Task<Shop?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await FindAsync(session, id);
    }

    public async Task<bool> SetOpenAsync(Guid id, bool isOpen, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.ExecuteAsync("UPDATE shops SET is_open = @open WHERE id = @id", ("id", id), ("open", isOpen)) > 0;
    }

    public async Task<Shop?> SetHoursAsync(Guid id, IReadOnlyList<OpeningHours> hours, CancellationToken cancellation)
    {
        await using var session = await database.BeginAsync(cancellation);
        if (!await session.ExistsAsync("shops", id)) return null;
        await session.ExecuteAsync("DELETE FROM opening_hours WHERE shop_id = @id", ("id", id));
        foreach (var day in hours)
        {
            await session.ExecuteAsync(
                "INSERT INTO opening_hours (shop_id, weekday, opens, closes) VALUES (@id, @day, @opens, @closes)",
                ("id", id),
                ("day", (long)day.Day),
                ("opens", day.Opens.Ticks),
                ("closes", day.Closes.Ticks));
        }

        var shop = await FindAsync(session, id);
        await session.CommitAsync();
        return shop;
    }

    internal static async Task<Shop?> FindAsync(Session session, Guid id) => (await ReadAsync(session, Select + "WHERE id = @id", ("id", id))).SingleOrDefault();

    private static async Task<List<Shop>> ReadAsync(Session session, string sql, params (string Name, object Value)[] parameters)
    {
        List<Shop> shops = [.. await session.ReadAsync(sql, row => new Shop(row.Id(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), []), parameters)];
        for (var position = 0; position < shops.Count; position++)
        {
            var hours = await session.ReadAsync(
                "SELECT weekday, opens, closes FROM opening_hours WHERE shop_id = @id ORDER BY weekday",
                row => new OpeningHours((DayOfWeek)row.Number(0), new TimeOnly(row.GetInt64(1)), new TimeOnly(row.GetInt64(2))),
                ("id", shops[position].Id));
            shops[position] = shops[position] with { Hours = hours };
        }

        return shops;
    }
}
