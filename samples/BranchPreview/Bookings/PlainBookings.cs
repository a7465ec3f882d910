using System.ComponentModel.DataAnnotations;
using BranchPreview.Items;

namespace BranchPreview.Bookings;

public sealed record Area([Required, StringLength(100)] string Name, bool IsOutdoors) : IItem
{
    string IItem.Label => Name;
}

public sealed class Areas(ItemStore items) : Resource<Area>(items, ItemKind.OfShop("areas"));

public sealed record WaitingGuest([Required, StringLength(100)] string Name, [Range(1, 50)] int Guests, [Required, Phone] string Phone) : IItem
{
    string IItem.Label => Name;
}

public sealed class WaitingList(ItemStore items) : Resource<WaitingGuest>(items, ItemKind.OfShop("waiting-list"));

public sealed record BookingRule([Required, StringLength(100)] string Name, [Range(1, 50)] int LargestParty, [Range(0, 365)] int DaysAhead) : IItem
{
    string IItem.Label => Name;
}

public sealed class BookingRules(ItemStore items) : Resource<BookingRule>(items, ItemKind.OfShop("booking-rules"));

public sealed record Occasion([Required, StringLength(100)] string Name, [Required, StringLength(2000)] string Decoration) : IItem
{
    string IItem.Label => Name;
}

public sealed class Occasions(ItemStore items) : Resource<Occasion>(items, ItemKind.OfShop("occasions"));

public sealed record BlockedTime([Required, StringLength(100)] string Reason, DateTimeOffset From, DateTimeOffset To) : IItem
{
    string IItem.Label => Reason;
}

public sealed class BlockedTimes(ItemStore items) : Resource<BlockedTime>(items, ItemKind.OfShop("blocked-times"));
