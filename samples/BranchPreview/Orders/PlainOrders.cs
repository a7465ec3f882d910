using System.ComponentModel.DataAnnotations;
using BranchPreview.Items;

namespace BranchPreview.Orders;

public sealed record OrderNote([Required, StringLength(2000)] string Text, bool IsForKitchen) : IItem
{
    string IItem.Label => Text;
}

public sealed class OrderNotes(ItemStore items) : Resource<OrderNote>(items, ItemKind.OfOrder("order-notes"));

public sealed record Parcel([Required, StringLength(100)] string Label, [Range(1, 50000)] int Grams) : IItem;

public sealed class Parcels(ItemStore items) : Resource<Parcel>(items, ItemKind.OfOrder("parcels"));

public sealed record Delivery([Required, StringLength(100)] string Courier, DateTimeOffset ExpectedAt) : IItem
{
    string IItem.Label => Courier;
}

public sealed class Deliveries(ItemStore items) : Resource<Delivery>(items, ItemKind.OfOrder("deliveries"));

public sealed record Complaint([Required, StringLength(2000)] string Text, [AllowedValues("open", "answered", "closed")] string State) : IItem
{
    string IItem.Label => Text;
}

public sealed class Complaints(ItemStore items) : Resource<Complaint>(items, ItemKind.OfOrder("complaints"));

public sealed record Rating([Range(1, 5)] int Stars, [StringLength(2000)] string? Comment = null) : IItem
{
    string IItem.Label => Comment ?? "";
}

public sealed class Ratings(ItemStore items) : Resource<Rating>(items, ItemKind.OfOrder("ratings"));

public sealed record Receipt([Required, StringLength(100)] string Number, [Required, EmailAddress] string SentTo) : IItem
{
    string IItem.Label => Number;
}

public sealed class Receipts(ItemStore items) : Resource<Receipt>(items, ItemKind.OfOrder("receipts"));
