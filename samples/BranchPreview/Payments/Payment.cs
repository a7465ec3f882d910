using System.ComponentModel.DataAnnotations;

namespace BranchPreview.Payments;

public enum PaymentStatus
{
    /// <summary>Written down before the provider was asked, so that an answer that is lost is asked for again and not paid for twice.</summary>
    Pending,
    Authorised,
    Declined,
    Captured,
    Voided,
    Disputed,
}

public enum ProviderName
{
    Northpay,
    Kitepay,
}

/// <param name="Id">Its id, and the key that the provider is asked with.</param>
/// <param name="OrderId">What is paid.</param>
/// <param name="Provider">Who carries it out.</param>
/// <param name="Amount">In the smallest unit of the currency.</param>
/// <param name="Refunded">How much of it has been given back.</param>
/// <param name="Currency">The order's.</param>
/// <param name="Status">How far it is.</param>
public sealed record Payment(Guid Id, Guid OrderId, ProviderName Provider, long Amount, long Refunded, string Currency, PaymentStatus Status)
{
    /// <summary>What the provider calls it; not for clients.</summary>
    internal string Reference { get; init; } = "";
}

/// <param name="Provider">Who carries it out.</param>
/// <param name="CardToken">What the provider's own form gave the browser: no card number ever comes here.</param>
public sealed record NewPayment([EnumDataType(typeof(ProviderName))] ProviderName Provider, [Required, StringLength(200)] string CardToken);

public sealed record NewRefund([Range(1, 100_000_000)] long Amount);

/// <summary>The provider did not answer, or not as it should: 502, as <c>routes.yaml</c> says. What was asked may have been done; the same key asks again.</summary>
public sealed class ProviderUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
