using System.ComponentModel.DataAnnotations;
using BranchPreview.Items;

namespace BranchPreview.Payments;

public sealed record PayoutAccount([Required, StringLength(100)] string Holder, [Required, RegularExpression("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")] string Iban) : IItem
{
    string IItem.Label => Holder;
}

public sealed class PayoutAccounts(ItemStore items) : Resource<PayoutAccount>(items, ItemKind.OfShop("payout-accounts"));

public sealed record FeeAgreement([Required, StringLength(100)] string Name, [Range(0, 5000)] int BasisPoints, DateOnly ValidFrom) : IItem
{
    string IItem.Label => Name;
}

public sealed class FeeAgreements(ItemStore items) : Resource<FeeAgreement>(items, ItemKind.OfShop("fee-agreements"));

public sealed record TaxRate([Required, StringLength(100)] string Name, [Range(0, 10000)] int BasisPoints) : IItem
{
    string IItem.Label => Name;
}

public sealed class TaxRates(ItemStore items) : Resource<TaxRate>(items, ItemKind.OfShop("tax-rates"));

public sealed record GiftCard([Required, StringLength(100)] string Code, [Range(1, 1000000)] long Amount, DateOnly ValidTo) : IItem
{
    string IItem.Label => Code;
}

public sealed class GiftCards(ItemStore items) : Resource<GiftCard>(items, ItemKind.OfShop("gift-cards"));

public sealed record Invoice([Required, StringLength(100)] string Number, [Range(1, 100000000)] long Amount, DateOnly DueOn, bool IsPaid) : IItem
{
    string IItem.Label => Number;
}

public sealed class Invoices(ItemStore items) : Resource<Invoice>(items, ItemKind.OfShop("invoices"));
