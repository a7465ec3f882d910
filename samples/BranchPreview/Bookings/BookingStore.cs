using System.Data.Common;
using BranchPreview.Storage;

namespace BranchPreview.Bookings;

public sealed class BookingStore(Database database)
{
    private const string Select = "SELECT id, shop_id, table_id, user_id, starts_at, ends_at, guests, status FROM bookings ";

    // Two times overlap when each begins before the other ends. One may begin when another ends.
    private const string Overlapping = "status = 'Confirmed' AND starts_at < @to AND ends_at > @from";

    /// <returns><see langword="null"/> when the shop has a table of that name.</returns>
    public async Task<DiningTable?> AddTableAsync(Guid shopId, NewTable table, CancellationToken cancellation)
    {
        var added = new DiningTable(Guid.NewGuid(), table.Name, table.Seats);
        await using var session = await database.OpenAsync(cancellation);
        var count = await session.ExecuteAsync(
            "INSERT INTO dining_tables (id, shop_id, name, seats, revision) VALUES (@id, @shop, @name, @seats, 0) ON CONFLICT DO NOTHING",
            ("id", added.Id),
            ("shop", shopId),
            ("name", added.Name),
            ("seats", added.Seats));
        return count > 0 ? added : null;
    }

    public async Task<IReadOnlyList<DiningTable>> FreeTablesAsync(Guid shopId, DateTimeOffset from, DateTimeOffset to, int guests, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.ReadAsync(
            $"SELECT id, name, seats FROM dining_tables t WHERE shop_id = @shop AND seats >= @guests AND NOT EXISTS (SELECT 1 FROM bookings WHERE table_id = t.id AND {Overlapping}) ORDER BY seats, name",
            Table,
            ("shop", shopId),
            ("guests", guests),
            ("from", from),
            ("to", to));
    }

    public async Task<DiningTable?> FindTableAsync(Guid shopId, Guid id, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.FindAsync("SELECT id, name, seats FROM dining_tables WHERE shop_id = @shop AND id = @id", Table, ("shop", shopId), ("id", id));
    }

    /// <returns><see langword="null"/> when the table is taken.</returns>
    public async Task<Booking?> AddAsync(Guid shopId, NewBooking booking, CancellationToken cancellation)
    {
        var added = new Booking(Guid.NewGuid(), shopId, booking.TableId, booking.UserId, booking.From, booking.To, booking.Guests, BookingStatus.Confirmed);
        await using var session = await database.BeginAsync(cancellation);
        // Whoever books this table next waits for the end of this transaction: both would find it free otherwise.
        await session.ExecuteAsync("UPDATE dining_tables SET revision = revision + 1 WHERE id = @table", ("table", booking.TableId));
        if ((await session.ReadAsync($"SELECT 1 FROM bookings WHERE table_id = @table AND {Overlapping}", _ => true, ("table", booking.TableId), ("from", booking.From), ("to", booking.To))).Count > 0) return null;
        await session.ExecuteAsync(
            "INSERT INTO bookings (id, shop_id, table_id, user_id, starts_at, ends_at, guests, status) VALUES (@id, @shop, @table, @user, @from, @to, @guests, @status)",
            ("id", added.Id),
            ("shop", shopId),
            ("table", added.TableId),
            ("user", added.UserId),
            ("from", added.From),
            ("to", added.To),
            ("guests", added.Guests),
            ("status", added.Status));
        await session.CommitAsync();
        return added;
    }

    public async Task<IReadOnlyList<Booking>> OfDayAsync(Guid shopId, DateOnly day, CancellationToken cancellation)
    {
        var from = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        await using var session = await database.OpenAsync(cancellation);
        return await session.ReadAsync(Select + "WHERE shop_id = @shop AND starts_at >= @from AND starts_at < @to ORDER BY starts_at, id LIMIT 500", Row, ("shop", shopId), ("from", from), ("to", from.AddDays(1)));
    }

    public async Task<Booking?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.FindAsync(Select + "WHERE id = @id", Row, ("id", id));
    }

    /// <returns>Whether there was a confirmed booking that had not begun.</returns>
    public async Task<bool> CancelAsync(Guid id, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.ExecuteAsync("UPDATE bookings SET status = 'Cancelled' WHERE id = @id AND status = 'Confirmed' AND starts_at > @now", ("id", id), ("now", now)) > 0;
    }

    private static DiningTable Table(DbDataReader row) => new(row.Id(0), row.GetString(1), row.Number(2));

    private static Booking Row(DbDataReader row) => new(row.Id(0), row.Id(1), row.Id(2), row.Id(3), row.Time(4), row.Time(5), row.Number(6), row.Name<BookingStatus>(7));
}
