using System.ComponentModel.DataAnnotations;
using BranchPreview.Shops;
using RouteGen;

namespace BranchPreview.Bookings;

public static class Tables
{
    public static async Task<HttpResult<DiningTable>> Add(Guid id, NewTable table, BookingStore bookings, ShopStore shops, CancellationToken cancellation)
    {
        if (await shops.FindAsync(id, cancellation) is null) return HttpResults.NotFound();
        return await bookings.AddTableAsync(id, table, cancellation) is { } added ? HttpResults.Json(added, status: 201) : HttpResults.Conflict("The shop has a table of this name.");
    }

    public static async Task<HttpResult<IReadOnlyList<DiningTable>>> Free(Guid id, DateTimeOffset from, DateTimeOffset to, [Range(1, 50)] int guests, BookingStore bookings, CancellationToken cancellation) =>
        from < to ? HttpResults.Ok(await bookings.FreeTablesAsync(id, from, to, guests, cancellation)) : HttpResults.BadRequest("'to' lies after 'from'.");
}
