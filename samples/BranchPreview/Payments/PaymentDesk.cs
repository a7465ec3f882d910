using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using BranchPreview.Orders;
using BranchPreview.Storage;
using RouteGen;

namespace BranchPreview.Payments;

/// <summary>
/// Each step is written down, asked of the provider, and written down again, with no transaction open while the provider is asked. A step that is interrupted is done again with the same key:
/// the provider does it once.
/// </summary>
public static class PaymentDesk
{
    public static async Task<HttpResult<Payment>> Authorise(
        Guid id,
        NewPayment payment,
        [FromHeader, StringLength(100, MinimumLength = 1)] string idempotencyKey,
        Database database,
        PaymentProviders providers,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var fingerprint = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{payment.Provider}\n{payment.CardToken}")));
        Payment pending;
        await using (var session = await database.BeginAsync(cancellation))
        {
            // Attempts to pay one order wait for each other.
            if (await session.ExecuteAsync("UPDATE orders SET status = status WHERE id = @id", ("id", id)) == 0) return HttpResults.NotFound();
            var order = (await OrderStore.FindAsync(session, id))!;
            if (await PaymentStore.FindAttemptAsync(session, id, idempotencyKey, fingerprint) is var (earlier, isSame))
            {
                if (!isSame) return HttpResults.UnprocessableEntity("The key belongs to another payment.");
                if (earlier.Status != PaymentStatus.Pending) return Answer(earlier);
                pending = earlier;
            }
            else
            {
                if (order.Status is OrderStatus.Rejected or OrderStatus.Cancelled) return HttpResults.Conflict($"The order is {order.Status}.");
                if (await PaymentStore.IsPaidAsync(session, id)) return HttpResults.Conflict("The order is paid, or is being paid.");
                pending = new Payment(Guid.NewGuid(), id, payment.Provider, order.Total, Refunded: 0, order.Currency, PaymentStatus.Pending);
                await PaymentStore.AddAsync(session, pending, idempotencyKey, fingerprint, time.GetUtcNow());
            }

            await session.CommitAsync();
        }

        var answer = await providers[pending.Provider].AuthoriseAsync(pending.Id, pending.Amount, pending.Currency, payment.CardToken, cancellation);
        await using var done = await database.OpenAsync(cancellation);
        await PaymentStore.AnswerAsync(done, pending.Id, answer);
        return Answer((await PaymentStore.FindAsync(done, pending.Id))!);
    }

    public static async Task<Payment?> Get(Guid id, Database database, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await PaymentStore.FindAsync(session, id);
    }

    public static Task<HttpResult<Payment>> Capture(Guid id, Database database, PaymentProviders providers, CancellationToken cancellation) =>
        SettleAsync(id, PaymentStatus.Captured, payment => providers[payment.Provider].CaptureAsync(payment.Reference, $"{id}-capture", cancellation), database, cancellation);

    public static Task<HttpResult<Payment>> Void(Guid id, Database database, PaymentProviders providers, CancellationToken cancellation) =>
        SettleAsync(id, PaymentStatus.Voided, payment => providers[payment.Provider].VoidAsync(payment.Reference, $"{id}-void", cancellation), database, cancellation);

    public static async Task<HttpResult<Payment>> Refund(
        Guid id,
        NewRefund refund,
        [FromHeader, StringLength(100, MinimumLength = 1)] string idempotencyKey,
        Database database,
        PaymentProviders providers,
        CancellationToken cancellation)
    {
        Payment payment;
        Refund pending;
        await using (var session = await database.BeginAsync(cancellation))
        {
            // Attempts to refund one payment wait for each other.
            if (await session.ExecuteAsync("UPDATE payments SET status = status WHERE id = @id", ("id", id)) == 0) return HttpResults.NotFound();
            payment = (await PaymentStore.FindAsync(session, id))!;
            if (await PaymentStore.FindRefundAsync(session, id, idempotencyKey) is { } earlier)
            {
                if (earlier.Amount != refund.Amount) return HttpResults.UnprocessableEntity("The key belongs to another refund.");
                if (earlier.IsDone) return payment;
                pending = earlier;
            }
            else
            {
                if (!await PaymentStore.ReserveAsync(session, id, refund.Amount)) return HttpResults.Conflict("The payment is not captured, or less of it is left.");
                pending = new Refund(Guid.NewGuid(), refund.Amount, IsDone: false);
                await PaymentStore.AddRefundAsync(session, id, pending, idempotencyKey);
            }

            await session.CommitAsync();
        }

        await providers[payment.Provider].RefundAsync(payment.Reference, pending.Id.ToString(), pending.Amount, cancellation);
        await using var done = await database.OpenAsync(cancellation);
        await PaymentStore.FinishRefundAsync(done, pending.Id);
        return (await PaymentStore.FindAsync(done, id))!;
    }

    // Capture and void at once: the provider takes the one that comes first, and refuses the other.
    private static async Task<HttpResult<Payment>> SettleAsync(Guid id, PaymentStatus to, Func<Payment, Task> ask, Database database, CancellationToken cancellation)
    {
        if (await Get(id, database, cancellation) is not { } payment) return HttpResults.NotFound();
        if (payment.Status == to) return payment;
        if (payment.Status != PaymentStatus.Authorised) return HttpResults.Conflict($"The payment is {payment.Status}.");
        await ask(payment);
        await using var session = await database.OpenAsync(cancellation);
        // A webhook may have said so before.
        await PaymentStore.MoveAsync(session, id, PaymentStatus.Authorised, to);
        return (await PaymentStore.FindAsync(session, id))!;
    }

    private static HttpResult<Payment> Answer(Payment payment) =>
        payment.Status == PaymentStatus.Declined ? HttpResults.Json(payment, status: 402) : HttpResults.Created($"/payments/{payment.Id}", payment);
}
