using System.ComponentModel.DataAnnotations;
using BranchPreview.Items;

namespace BranchPreview.Users;

public sealed record Address([Required, StringLength(100)] string Street, [Required, StringLength(20)] string PostalCode, [Required, StringLength(100)] string City, [Required, RegularExpression("[A-Z]{2}")] string Country) : IItem
{
    string IItem.Label => $"{Street} {PostalCode} {City}";
}

public sealed class Addresses(ItemStore items) : Resource<Address>(items, ItemKind.OfUser("addresses"));

public sealed record Device([Required, StringLength(100)] string Name, [AllowedValues("ios", "android", "web")] string Platform, DateTimeOffset LastSeenAt) : IItem
{
    string IItem.Label => Name;
}

public sealed class Devices(ItemStore items) : Resource<Device>(items, ItemKind.OfUser("devices"));

public sealed record Favourite(Guid ShopId, [Required, StringLength(100)] string ShopName, [Range(0, 100)] int Rank) : IItem
{
    string IItem.Label => ShopName;
}

public sealed class Favourites(ItemStore items) : Resource<Favourite>(items, ItemKind.OfUser("favourites"));

public sealed record Allergy([Required, StringLength(100)] string Substance, [AllowedValues("mild", "severe")] string Severity) : IItem
{
    string IItem.Label => Substance;
}

public sealed class Allergies(ItemStore items) : Resource<Allergy>(items, ItemKind.OfUser("allergies"));

public sealed record Consent([Required, StringLength(100)] string Purpose, bool IsGiven, DateTimeOffset At) : IItem
{
    string IItem.Label => Purpose;
}

public sealed class Consents(ItemStore items) : Resource<Consent>(items, ItemKind.OfUser("consents"));

public sealed record UserNote([Required, StringLength(2000)] string Text, [Required, StringLength(100)] string Author) : IItem
{
    string IItem.Label => Text;
}

public sealed class Notes(ItemStore items) : Resource<UserNote>(items, ItemKind.OfUser("notes"));
