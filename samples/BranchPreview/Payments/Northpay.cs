using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using RouteGen;

namespace BranchPreview.Payments;

/// <summary>JSON, a bearer key, an <c>Idempotency-Key</c> header; webhooks are signed with their time in a header.</summary>
internal sealed class Northpay(ProviderSettings settings, HttpClient http) : IPaymentProvider
{
    public ProviderName Name => ProviderName.Northpay;

    public async Task<Authorisation> AuthoriseAsync(Guid key, long amount, string currency, string cardToken, CancellationToken cancellation)
    {
        var (status, charge) = await SendAsync("v1/charges", key.ToString(), new NorthpayRequest(Amount: amount, Currency: currency, Source: cardToken, Capture: false), cancellation);
        if (status == HttpStatusCode.PaymentRequired) return new Authorisation(IsAuthorised: false, "");
        return status == HttpStatusCode.OK && charge is { Status: "authorized", Id.Length: > 0 } ? new Authorisation(IsAuthorised: true, charge.Id) : throw Unexpected(status);
    }

    public async Task CaptureAsync(string reference, string key, CancellationToken cancellation) => await DoAsync($"v1/charges/{Uri.EscapeDataString(reference)}/capture", key, new NorthpayRequest(), cancellation);

    public async Task RefundAsync(string reference, string key, long amount, CancellationToken cancellation) => await DoAsync("v1/refunds", key, new NorthpayRequest(Charge: reference, Amount: amount), cancellation);

    public async Task VoidAsync(string reference, string key, CancellationToken cancellation) => await DoAsync($"v1/charges/{Uri.EscapeDataString(reference)}/void", key, new NorthpayRequest(), cancellation);

    // Northpay-Signature: t=1700000000,v1=<hex of HMAC-SHA256 over "1700000000.<body>">
    public ProviderEvent? ReadWebhook(HttpRequest request, DateTimeOffset now)
    {
        var parts = (request.GetHeader("Northpay-Signature") ?? "").Split(',');
        if (parts is not [['t', '=', .. var time], ['v', '1', '=', .. var signature]] || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return null;
        if (!WebhookSignature.IsRecent(seconds, now) || !WebhookSignature.IsHex(signature, settings.WebhookSecret, [.. System.Text.Encoding.UTF8.GetBytes(time + "."), .. request.Body.Span])) return null;
        var message = JsonSerializer.Deserialize(request.Body.Span, PaymentJson.Default.NorthpayEvent);
        return message is { Id.Length: > 0, Data.Charge.Length: > 0 } ? new ProviderEvent(message.Id, message.Data.Charge, KindOf(message.Type)) : null;
    }

    private static ProviderEventKind KindOf(string type) => type switch
    {
        "charge.captured" => ProviderEventKind.Captured,
        "charge.disputed" => ProviderEventKind.Disputed,
        _ => ProviderEventKind.Other,
    };

    private static ProviderUnavailableException Unexpected(HttpStatusCode status) => new($"Northpay answered {(int)status}, and not what was asked for.");

    private async Task DoAsync(string path, string key, NorthpayRequest body, CancellationToken cancellation)
    {
        var (status, _) = await SendAsync(path, key, body, cancellation);
        if (status != HttpStatusCode.OK) throw Unexpected(status);
    }

    private async Task<(HttpStatusCode Status, NorthpayCharge Charge)> SendAsync(string path, string key, NorthpayRequest body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.Key);
        request.Headers.Add("Idempotency-Key", key);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, PaymentJson.Default.NorthpayRequest));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await http.SendAsync(Name, request, PaymentJson.Default.NorthpayCharge, cancellation);
    }
}
