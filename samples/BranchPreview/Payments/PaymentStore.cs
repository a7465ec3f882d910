using System.Data.Common;
using BranchPreview.Storage;

namespace BranchPreview.Payments;

/// <summary>The rows of payments. All take the session of the step that they are a part of.</summary>
internal static class PaymentStore
{
    private const string Select = "SELECT id, order_id, provider, amount, refunded, currency, status, reference FROM payments ";

    public static Task<Payment?> FindAsync(Session session, Guid id) => session.FindAsync(Select + "WHERE id = @id", Row, ("id", id));

    public static Task<Payment?> FindByReferenceAsync(Session session, ProviderName provider, string reference) =>
        session.FindAsync(Select + "WHERE provider = @provider AND reference = @reference", Row, ("provider", provider), ("reference", reference));

    /// <returns>The payment of an earlier attempt with this key, and whether that asked for the same.</returns>
    public static async Task<(Payment Payment, bool IsSame)?> FindAttemptAsync(Session session, Guid orderId, string key, string fingerprint)
    {
        var found = await session.ReadAsync(
            "SELECT id, order_id, provider, amount, refunded, currency, status, reference, fingerprint FROM payments WHERE order_id = @order AND idempotency_key = @key",
            row => (Payment: Row(row), IsSame: string.Equals(row.GetString(8), fingerprint, StringComparison.Ordinal)),
            ("order", orderId),
            ("key", key));
        return found.Count > 0 ? found[0] : null;
    }

    /// <summary>Whether the order is paid, or may be.</summary>
    public static async Task<bool> IsPaidAsync(Session session, Guid orderId) =>
        (await session.ReadAsync("SELECT 1 FROM payments WHERE order_id = @order AND status NOT IN ('Declined', 'Voided')", _ => true, ("order", orderId))).Count > 0;

    public static Task AddAsync(Session session, Payment payment, string key, string fingerprint, DateTimeOffset now) => session.ExecuteAsync(
        "INSERT INTO payments (id, order_id, provider, reference, amount, refunded, currency, status, idempotency_key, fingerprint, created_at) VALUES (@id, @order, @provider, '', @amount, 0, @currency, @status, @key, @fingerprint, @now)",
        ("id", payment.Id),
        ("order", payment.OrderId),
        ("provider", payment.Provider),
        ("amount", payment.Amount),
        ("currency", payment.Currency),
        ("status", payment.Status),
        ("key", key),
        ("fingerprint", fingerprint),
        ("now", now));

    public static async Task<bool> AnswerAsync(Session session, Guid id, Authorisation answer) => await session.ExecuteAsync(
        "UPDATE payments SET status = @status, reference = @reference WHERE id = @id AND status = 'Pending'",
        ("id", id),
        ("status", answer.IsAuthorised ? PaymentStatus.Authorised : PaymentStatus.Declined),
        ("reference", answer.Reference)) > 0;

    /// <returns>Whether it was in that status.</returns>
    public static async Task<bool> MoveAsync(Session session, Guid id, PaymentStatus from, PaymentStatus to) =>
        await session.ExecuteAsync("UPDATE payments SET status = @to WHERE id = @id AND status = @from", ("id", id), ("from", from), ("to", to)) > 0;

    /// <summary>Sets a part of what was captured aside for a refund.</summary>
    /// <returns>Whether so much was left: looked at and written in one statement, so that refunds at once do not exceed the payment together.</returns>
    public static async Task<bool> ReserveAsync(Session session, Guid id, long amount) =>
        await session.ExecuteAsync("UPDATE payments SET refunded = refunded + @amount WHERE id = @id AND status = 'Captured' AND refunded + @amount <= amount", ("id", id), ("amount", amount)) > 0;

    public static Task<Refund?> FindRefundAsync(Session session, Guid paymentId, string key) => session.FindAsync(
        "SELECT id, amount, status FROM refunds WHERE payment_id = @payment AND idempotency_key = @key",
        row => new Refund(row.Id(0), row.GetInt64(1), string.Equals(row.GetString(2), "Done", StringComparison.Ordinal)),
        ("payment", paymentId),
        ("key", key));

    public static Task AddRefundAsync(Session session, Guid paymentId, Refund refund, string key) => session.ExecuteAsync(
        "INSERT INTO refunds (id, payment_id, amount, status, idempotency_key) VALUES (@id, @payment, @amount, 'Pending', @key)",
        ("id", refund.Id),
        ("payment", paymentId),
        ("amount", refund.Amount),
        ("key", key));

    public static Task FinishRefundAsync(Session session, Guid refundId) => session.ExecuteAsync("UPDATE refunds SET status = 'Done' WHERE id = @id", ("id", refundId));

    private static Payment Row(DbDataReader row) =>
        new(row.Id(0), row.Id(1), row.Name<ProviderName>(2), row.GetInt64(3), row.GetInt64(4), row.GetString(5), row.Name<PaymentStatus>(6)) { Reference = row.GetString(7) };
}

/// <param name="IsDone">Whether the provider has answered.</param>
internal sealed record Refund(Guid Id, long Amount, bool IsDone);
