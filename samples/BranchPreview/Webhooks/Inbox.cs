using BranchPreview.Payments;
using BranchPreview.Storage;
using RouteGen;

namespace BranchPreview.Webhooks;

/// <summary>What payment providers tell. Who they are is said by their signature alone.</summary>
public static class Inbox
{
    public static Task<HttpResult> Northpay(HttpRequest request, Database database, PaymentProviders providers, TimeProvider time, CancellationToken cancellation) =>
        TakeAsync(ProviderName.Northpay, request, database, providers, time, cancellation);

    public static Task<HttpResult> Kitepay(HttpRequest request, Database database, PaymentProviders providers, TimeProvider time, CancellationToken cancellation) =>
        TakeAsync(ProviderName.Kitepay, request, database, providers, time, cancellation);

    private static async Task<HttpResult> TakeAsync(ProviderName provider, HttpRequest request, Database database, PaymentProviders providers, TimeProvider time, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        // One answer for everything that is wrong with it: which it was is nobody's business.
        if (providers[provider].ReadWebhook(request, now) is not { } message) return HttpResults.Unauthorized(challenge: "Signature");
        await using var session = await database.BeginAsync(cancellation);
        var isFirst = await session.ExecuteAsync("INSERT INTO webhook_events (provider, event_id, received_at) VALUES (@provider, @id, @now) ON CONFLICT DO NOTHING", ("provider", provider), ("id", message.Id), ("now", now)) > 0;
        // They send again until they hear that we have it.
        if (!isFirst) return HttpResults.NoContent();
        if (message.Kind != ProviderEventKind.Other)
        {
            // It may have overtaken the answer to our own call. Nothing is kept then, so that the next attempt is the first again.
            if (await PaymentStore.FindByReferenceAsync(session, provider, message.Reference) is not { } payment) return HttpResults.Conflict("There is no such payment yet.");
            var (from, to) = message.Kind == ProviderEventKind.Captured ? (PaymentStatus.Authorised, PaymentStatus.Captured) : (PaymentStatus.Captured, PaymentStatus.Disputed);
            await PaymentStore.MoveAsync(session, payment.Id, from, to);
        }

        await session.CommitAsync();
        return HttpResults.NoContent();
    }
}
