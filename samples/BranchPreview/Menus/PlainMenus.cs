using System.ComponentModel.DataAnnotations;
using BranchPreview.Items;

namespace BranchPreview.Menus;

public sealed record Category([Required, StringLength(100)] string Name, [Range(0, 1000)] int Position) : IItem
{
    string IItem.Label => Name;
}

public sealed class Categories(ItemStore items) : Resource<Category>(items, ItemKind.OfShop("categories"));

public sealed record Allergen([Required, StringLength(100)] string Name, [Required, StringLength(5)] string Code) : IItem
{
    string IItem.Label => Name;
}

public sealed class Allergens(ItemStore items) : Resource<Allergen>(items, ItemKind.OfShop("allergens"));

public sealed record DishOption([Required, StringLength(100)] string Name, [Range(-100000, 100000)] long Surcharge) : IItem
{
    string IItem.Label => Name;
}

public sealed class Options(ItemStore items) : Resource<DishOption>(items, ItemKind.OfShop("options"));

public sealed record Recipe([Required, StringLength(100)] string Name, [Required, StringLength(2000)] string Instructions, [Range(1, 600)] int Minutes) : IItem
{
    string IItem.Label => Name;
}

public sealed class Recipes(ItemStore items) : Resource<Recipe>(items, ItemKind.OfShop("recipes"));

public sealed record Promotion([Required, StringLength(100)] string Name, [Range(1, 100)] int Percent, DateOnly From, DateOnly To) : IItem
{
    string IItem.Label => Name;
}

public sealed class Promotions(ItemStore items) : Resource<Promotion>(items, ItemKind.OfShop("promotions"));
