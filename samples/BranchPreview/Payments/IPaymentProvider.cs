using RouteGen;

namespace BranchPreview.Payments;

/// <summary>A company that moves money. Each call has a key: asked again with the same, a provider answers what it answered before.</summary>
public interface IPaymentProvider
{
    ProviderName Name { get; }

    /// <exception cref="ProviderUnavailableException">It is not known whether that was done.</exception>
    Task<Authorisation> AuthoriseAsync(Guid key, long amount, string currency, string cardToken, CancellationToken cancellation);

    /// <exception cref="ProviderUnavailableException">It is not known whether that was done.</exception>
    Task CaptureAsync(string reference, string key, CancellationToken cancellation);

    /// <exception cref="ProviderUnavailableException">It is not known whether that was done.</exception>
    Task RefundAsync(string reference, string key, long amount, CancellationToken cancellation);

    /// <exception cref="ProviderUnavailableException">It is not known whether that was done.</exception>
    Task VoidAsync(string reference, string key, CancellationToken cancellation);

    /// <returns>What the provider says; <see langword="null"/> when the request is not signed by it, or was signed too long ago.</returns>
    ProviderEvent? ReadWebhook(HttpRequest request, DateTimeOffset now);
}

/// <param name="Reference">What the provider calls the payment; empty when it declined.</param>
public readonly record struct Authorisation(bool IsAuthorised, string Reference);

public enum ProviderEventKind
{
    Other,
    Captured,
    Disputed,
}

public sealed record ProviderEvent(string Id, string Reference, ProviderEventKind Kind);
