using System.ComponentModel.DataAnnotations;
using BranchPreview.Items;

namespace BranchPreview.Webhooks;

public sealed record Endpoint([Required, Url] string Address, [Required, StringLength(100)] string Event, bool IsActive) : IItem
{
    string IItem.Label => Address;
}

public sealed class Endpoints(ItemStore items) : Resource<Endpoint>(items, ItemKind.OfShop("endpoints"));

public sealed record EventFilter([Required, StringLength(100)] string Field, [Required, StringLength(100)] string Value) : IItem
{
    string IItem.Label => Field;
}

public sealed class EventFilters(ItemStore items) : Resource<EventFilter>(items, ItemKind.OfShop("event-filters"));

public sealed record QuietTime([Required, StringLength(100)] string Name, TimeOnly From, TimeOnly To) : IItem
{
    string IItem.Label => Name;
}

public sealed class QuietTimes(ItemStore items) : Resource<QuietTime>(items, ItemKind.OfShop("quiet-times"));

public sealed record Contact([Required, StringLength(100)] string Name, [Required, EmailAddress] string Email) : IItem
{
    string IItem.Label => Name;
}

public sealed class Contacts(ItemStore items) : Resource<Contact>(items, ItemKind.OfShop("contacts"));

public sealed record Alert([Required, StringLength(100)] string Name, [Range(1, 1000)] int Failures) : IItem
{
    string IItem.Label => Name;
}

public sealed class Alerts(ItemStore items) : Resource<Alert>(items, ItemKind.OfShop("alerts"));
