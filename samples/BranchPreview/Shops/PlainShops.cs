using System.ComponentModel.DataAnnotations;
using BranchPreview.Items;

namespace BranchPreview.Shops;

public sealed record Employee([Required, StringLength(100)] string Name, [AllowedValues("cook", "waiter", "courier", "manager")] string Role, [EmailAddress] string? Email = null) : IItem
{
    string IItem.Label => Name;
}

public sealed class Employees(ItemStore items) : Resource<Employee>(items, ItemKind.OfShop("employees"));

public sealed record Holiday([Required, StringLength(100)] string Name, DateOnly From, DateOnly To) : IItem
{
    string IItem.Label => Name;
}

public sealed class Holidays(ItemStore items) : Resource<Holiday>(items, ItemKind.OfShop("holidays"));

public sealed record Photo([Required, StringLength(100)] string Caption, [Required, Url] string Address, [Range(1, 10000)] int Width, [Range(1, 10000)] int Height) : IItem
{
    string IItem.Label => Caption;
}

public sealed class Photos(ItemStore items) : Resource<Photo>(items, ItemKind.OfShop("photos"));

public sealed record DeliveryZone([Required, StringLength(100)] string Name, [Range(1, 50)] int RadiusKilometres, [Range(0, 100000)] long Fee) : IItem
{
    string IItem.Label => Name;
}

public sealed class DeliveryZones(ItemStore items) : Resource<DeliveryZone>(items, ItemKind.OfShop("delivery-zones"));

public sealed record Equipment([Required, StringLength(100)] string Name, DateOnly BoughtOn, bool IsWorking) : IItem
{
    string IItem.Label => Name;
}

public sealed class EquipmentList(ItemStore items) : Resource<Equipment>(items, ItemKind.OfShop("equipment"));

public sealed record Supplier([Required, StringLength(100)] string Name, [Required, EmailAddress] string Email, [Phone] string? Phone = null) : IItem
{
    string IItem.Label => Name;
}

public sealed class Suppliers(ItemStore items) : Resource<Supplier>(items, ItemKind.OfShop("suppliers"));
