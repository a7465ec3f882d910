using System.ComponentModel.DataAnnotations;
using BranchPreview.Items;

namespace BranchPreview.Messages;

public sealed record Template([Required, StringLength(100)] string Name, [Required, StringLength(2000)] string Text) : IItem
{
    string IItem.Label => Name;
}

public sealed class Templates(ItemStore items) : Resource<Template>(items, ItemKind.OfShop("templates"));

public sealed record Channel([Required, StringLength(100)] string Name, [AllowedValues("mail", "sms", "push")] string Medium) : IItem
{
    string IItem.Label => Name;
}

public sealed class Channels(ItemStore items) : Resource<Channel>(items, ItemKind.OfShop("channels"));

public sealed record Campaign([Required, StringLength(100)] string Name, DateOnly StartsOn, [Range(1, 1000000)] int Recipients) : IItem
{
    string IItem.Label => Name;
}

public sealed class Campaigns(ItemStore items) : Resource<Campaign>(items, ItemKind.OfShop("campaigns"));

public sealed record QuickReply([Required, StringLength(100)] string Shortcut, [Required, StringLength(2000)] string Text) : IItem
{
    string IItem.Label => Shortcut;
}

public sealed class QuickReplies(ItemStore items) : Resource<QuickReply>(items, ItemKind.OfShop("quick-replies"));

public sealed record Subscription([Required, EmailAddress] string Email, [Required, StringLength(100)] string Topic) : IItem
{
    string IItem.Label => Email;
}

public sealed class Subscriptions(ItemStore items) : Resource<Subscription>(items, ItemKind.OfShop("subscriptions"));
