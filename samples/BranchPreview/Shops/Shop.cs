using System.ComponentModel.DataAnnotations;

namespace BranchPreview.Shops;

/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Currency">Of all its prices.</param>
/// <param name="IsOpen">Whether it takes orders and bookings at all.</param>
/// <param name="Hours">When, of each day of the week at most once. Without any it is always open.</param>
public sealed record Shop(Guid Id, string Name, string Currency, bool IsOpen, IReadOnlyList<OpeningHours> Hours);

public sealed record NewShop([Required, StringLength(100)] string Name, [Required, RegularExpression("[A-Z]{3}")] string Currency);

/// <summary>Times of day are UTC, as all times here.</summary>
[CustomValidation(typeof(OpeningHours), nameof(Check))]
public sealed record OpeningHours([EnumDataType(typeof(DayOfWeek))] DayOfWeek Day, TimeOnly Opens, TimeOnly Closes)
{
    public static string? Check(OpeningHours hours) => hours.Opens < hours.Closes ? null : "A shop closes after it opens.";
}

public sealed record Timetable([Required, CustomValidation(typeof(Timetable), nameof(Timetable.Check))] IReadOnlyList<OpeningHours> Hours)
{
    public static string? Check(IReadOnlyList<OpeningHours> hours) =>
        hours.Any(day => day is null) || hours.DistinctBy(day => day.Day).Count() != hours.Count ? "Each day of the week stands there at most once." : null;
}
