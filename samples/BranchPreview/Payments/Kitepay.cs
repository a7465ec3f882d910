using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using RouteGen;

namespace BranchPreview.Payments;

/// <summary>Forms, Basic authentication, amounts in decimals, always 200; webhooks are forms whose signature covers the time inside.</summary>
internal sealed class Kitepay(ProviderSettings settings, HttpClient http) : IPaymentProvider
{
    public ProviderName Name => ProviderName.Kitepay;

    public async Task<Authorisation> AuthoriseAsync(Guid key, long amount, string currency, string cardToken, CancellationToken cancellation)
    {
        var answer = await SendAsync("api/payments", key.ToString(), [new("amount", Decimals(amount)), new("currency", currency), new("card", cardToken)], cancellation);
        return answer switch
        {
            { Result: "APPROVED", Transaction.Length: > 0 } => new Authorisation(IsAuthorised: true, answer.Transaction),
            { Result: "REFUSED" } => new Authorisation(IsAuthorised: false, ""),
            _ => throw Unexpected(),
        };
    }

    public Task CaptureAsync(string reference, string key, CancellationToken cancellation) => DoAsync(reference, "settle", key, [], cancellation);

    public Task RefundAsync(string reference, string key, long amount, CancellationToken cancellation) => DoAsync(reference, "refund", key, [new("amount", Decimals(amount))], cancellation);

    public Task VoidAsync(string reference, string key, CancellationToken cancellation) => DoAsync(reference, "cancel", key, [], cancellation);

    // X-Kite-Signature: <base64 of HMAC-SHA256 over the body>, and the body is event=..&transaction=..&type=..&sent=1700000000
    public ProviderEvent? ReadWebhook(HttpRequest request, DateTimeOffset now)
    {
        if (!WebhookSignature.IsBase64(request.GetHeader("X-Kite-Signature") ?? "", settings.WebhookSecret, request.Body.Span)) return null;
        var fields = WebhookForm.Read(request.BodyText);
        if (!long.TryParse(fields.GetValueOrDefault("sent"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || !WebhookSignature.IsRecent(seconds, now)) return null;
        return fields.GetValueOrDefault("event") is { Length: > 0 } id && fields.GetValueOrDefault("transaction") is { Length: > 0 } transaction
            ? new ProviderEvent(id, transaction, KindOf(fields.GetValueOrDefault("type")))
            : null;
    }

    private static ProviderEventKind KindOf(string? type) => type switch
    {
        "SETTLED" => ProviderEventKind.Captured,
        "CHARGEBACK" => ProviderEventKind.Disputed,
        _ => ProviderEventKind.Other,
    };

    private static ProviderUnavailableException Unexpected() => new("Kitepay answered, and not what was asked for.");

    // All currencies that Kitepay takes have two decimals.
    private static string Decimals(long amount) => string.Create(CultureInfo.InvariantCulture, $"{amount / 100}.{amount % 100:00}");

    private async Task DoAsync(string reference, string verb, string key, KeyValuePair<string, string>[] fields, CancellationToken cancellation)
    {
        var answer = await SendAsync($"api/payments/{Uri.EscapeDataString(reference)}/{verb}", key, fields, cancellation);
        if (!string.Equals(answer.Result, "DONE", StringComparison.Ordinal)) throw Unexpected();
    }

    private async Task<KitepayAnswer> SendAsync(string path, string key, KeyValuePair<string, string>[] fields, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.User}:{settings.Key}")));
        request.Content = new FormUrlEncodedContent([.. fields, new("request", key)]);
        var (status, answer) = await http.SendAsync(Name, request, PaymentJson.Default.KitepayAnswer, cancellation);
        return status == HttpStatusCode.OK ? answer : throw Unexpected();
    }
}
