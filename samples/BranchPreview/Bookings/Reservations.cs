using BranchPreview.Shops;
using BranchPreview.Users;
using RouteGen;

namespace BranchPreview.Bookings;

public static class Reservations
{
    public static async Task<HttpResult<Booking>> Book(Guid id, NewBooking booking, BookingStore bookings, ShopStore shops, UserStore users, TimeProvider time, CancellationToken cancellation)
    {
        if (await shops.FindAsync(id, cancellation) is not { } shop || await bookings.FindTableAsync(id, booking.TableId, cancellation) is not { } table) return HttpResults.NotFound();
        if (await users.FindAsync(booking.UserId, cancellation) is null) return HttpResults.UnprocessableEntity("There is no such user.");
        if (booking.From <= time.GetUtcNow()) return HttpResults.UnprocessableEntity("A booking begins in the future.");
        if (booking.Guests > table.Seats) return HttpResults.UnprocessableEntity("The table has not so many seats.");
        if (!IsOpen(shop, booking)) return HttpResults.UnprocessableEntity("The shop is closed then.");
        return await bookings.AddAsync(id, booking, cancellation) is { } added ? HttpResults.Created($"/bookings/{added.Id}", added) : HttpResults.Conflict("The table is taken then.");
    }

    public static Task<IReadOnlyList<Booking>> OfDay(Guid id, DateOnly day, BookingStore bookings, CancellationToken cancellation) => bookings.OfDayAsync(id, day, cancellation);

    public static Task<Booking?> Get(Guid id, BookingStore bookings, CancellationToken cancellation) => bookings.FindAsync(id, cancellation);

    public static async Task<HttpResult<Booking>> Cancel(Guid id, BookingStore bookings, TimeProvider time, CancellationToken cancellation)
    {
        var isCancelled = await bookings.CancelAsync(id, time.GetUtcNow(), cancellation);
        if (await bookings.FindAsync(id, cancellation) is not { } booking) return HttpResults.NotFound();
        return isCancelled ? booking : HttpResults.Conflict("The booking has begun, or is cancelled.");
    }

    private static bool IsOpen(Shop shop, NewBooking booking)
    {
        if (!shop.IsOpen) return false;
        if (shop.Hours.Count == 0) return true;
        var (from, to) = (booking.From.UtcDateTime, booking.To.UtcDateTime);
        return from.Date == to.Date && shop.Hours.Any(hours => hours.Day == from.DayOfWeek && hours.Opens <= TimeOnly.FromDateTime(from) && TimeOnly.FromDateTime(to) <= hours.Closes);
    }
}
