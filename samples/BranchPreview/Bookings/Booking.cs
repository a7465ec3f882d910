using System.ComponentModel.DataAnnotations;

namespace BranchPreview.Bookings;

public enum BookingStatus
{
    Confirmed,
    Cancelled,
}

public sealed record DiningTable(Guid Id, string Name, int Seats);

public sealed record NewTable([Required, StringLength(50)] string Name, [Range(1, 50)] int Seats);

public sealed record Booking(Guid Id, Guid ShopId, Guid TableId, Guid UserId, DateTimeOffset From, DateTimeOffset To, int Guests, BookingStatus Status);

[CustomValidation(typeof(NewBooking), nameof(Check))]
public sealed record NewBooking(Guid TableId, Guid UserId, DateTimeOffset From, DateTimeOffset To, [Range(1, 50)] int Guests)
{
    public static string? Check(NewBooking booking) => booking.From < booking.To && booking.To - booking.From <= TimeSpan.FromHours(6) ? null : "A booking ends after it begins, and within six hours.";
}
