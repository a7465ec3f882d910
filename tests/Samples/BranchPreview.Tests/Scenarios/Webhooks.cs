using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BranchPreview.Tests.Scenarios;

public static class Webhooks
{
    private const string Secret = "secret-of-this-machine";

    public static async Task Of_northpay_are_taken_once(Preview preview)
    {
        var (payment, reference) = await AuthorisedAsync(preview, "Northpay");
        var captured = Northpay("charge.captured", reference);
        (await SendNorthpayAsync(preview, captured)).Expect(204);
        Assert.Equal("Captured", await StatusAsync(preview, payment));
        (await SendNorthpayAsync(preview, Northpay("charge.disputed", reference))).Expect(204);
        Assert.Equal("Disputed", await StatusAsync(preview, payment));
        // A repeat is told that all is well, and changes nothing.
        (await SendNorthpayAsync(preview, captured)).Expect(204);
        Assert.Equal("Disputed", await StatusAsync(preview, payment));
        (await SendNorthpayAsync(preview, Northpay("charge.viewed", "whatever"))).Expect(204);

        // The id says what a repeat is, whatever else is in it.
        (payment, reference) = await AuthorisedAsync(preview, "Northpay");
        var viewed = Northpay("charge.viewed", reference);
        (await SendNorthpayAsync(preview, viewed)).Expect(204);
        (await SendNorthpayAsync(preview, viewed.Replace("viewed", "captured", StringComparison.Ordinal))).Expect(204);
        Assert.Equal("Authorised", await StatusAsync(preview, payment));
    }

    public static async Task Of_kitepay_are_taken_once(Preview preview)
    {
        var (payment, reference) = await AuthorisedAsync(preview, "Kitepay");
        var settled = Kitepay("SETTLED", reference);
        (await SendKitepayAsync(preview, settled)).Expect(204);
        Assert.Equal("Captured", await StatusAsync(preview, payment));
        (await SendKitepayAsync(preview, Kitepay("CHARGEBACK", reference))).Expect(204);
        Assert.Equal("Disputed", await StatusAsync(preview, payment));
        (await SendKitepayAsync(preview, settled)).Expect(204);
        Assert.Equal("Disputed", await StatusAsync(preview, payment));
    }

    public static async Task That_overtake_the_payment_come_again(Preview preview)
    {
        var early = Northpay("charge.captured", "northpay-unknown");
        (await SendNorthpayAsync(preview, early)).Expect(409);
        // It was not kept: it would be a repeat now.
        (await SendNorthpayAsync(preview, early)).Expect(409);
    }

    public static async Task Of_northpay_with_a_wrong_signature_are_401(Preview preview)
    {
        var (payment, reference) = await AuthorisedAsync(preview, "Northpay");
        var body = Northpay("charge.captured", reference);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        (await SendNorthpayAsync(preview, body, secret: "guess")).Expect(401);
        // Signed, and then changed.
        (await PostAsync(preview, body + " ", Signature(body, now))).Expect(401);
        (await PostAsync(preview, body, Signature(body, now).Replace($"t={now}", $"t={now + 1}", StringComparison.Ordinal))).Expect(401);
        // Overheard, and sent later; or from a clock that is ahead.
        (await SendNorthpayAsync(preview, body, at: now - 301)).Expect(401);
        (await SendNorthpayAsync(preview, body, at: now + 400)).Expect(401);
        foreach (var wrong in new[] { "", "t=,v1=", $"t={now}", $"t={now},v1=", "v1=00,t=1", $"t={now},v1=00,v1=00", "t=99999999999999999999,v1=00", $"t=9223372036854775807,v1=00", $"{Signature(body, now)}0" }) (await PostAsync(preview, body, wrong)).Expect(401);
        (await preview.PostAsync("/webhooks/northpay", body)).Expect(401);
        Assert.Equal("Authorised", await StatusAsync(preview, payment));
        (await PostAsync(preview, body, Signature(body, now))).Expect(204);

        static Task<Answer> PostAsync(Preview preview, string body, string signature) => preview.PostAsync("/webhooks/northpay", body, ("Northpay-Signature", signature), ("X-Preview-Key", "none"));
    }

    public static async Task Of_kitepay_with_a_wrong_signature_are_401(Preview preview)
    {
        var (payment, reference) = await AuthorisedAsync(preview, "Kitepay");
        var body = Kitepay("SETTLED", reference);
        (await SendKitepayAsync(preview, body, secret: "guess")).Expect(401);
        (await SendKitepayAsync(preview, body, signed: body + "&type=SETTLED")).Expect(401);
        (await SendKitepayAsync(preview, Kitepay("SETTLED", reference, DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 301))).Expect(401);
        (await SendKitepayAsync(preview, body[..body.IndexOf("&sent", StringComparison.Ordinal)])).Expect(401);
        (await preview.PostAsync("/webhooks/kitepay", body, ("Content-Type", "application/x-www-form-urlencoded"))).Expect(401);
        Assert.Equal("Authorised", await StatusAsync(preview, payment));
    }

    public static async Task Of_one_provider_are_not_of_the_other(Preview preview)
    {
        var (_, reference) = await AuthorisedAsync(preview, "Kitepay");
        (await SendNorthpayAsync(preview, Northpay("charge.captured", reference))).Expect(409);
    }

    private static async Task<(Guid Payment, string Reference)> AuthorisedAsync(Preview preview, string provider)
    {
        var payment = (await preview.PayAsync(await preview.OrderAsync(), provider: provider)).Expect(201).Id;
        return (payment, preview.Providers.Movements.Single(movement => movement.Kind == "authorise" && movement.Reference.EndsWith(payment.ToString()[..8], StringComparison.Ordinal)).Reference);
    }

    private static async Task<string> StatusAsync(Preview preview, Guid payment) => (string)(await preview.GetAsync($"/payments/{payment}")).Expect(200).Json["status"]!;

    private static string Northpay(string type, string reference) => $$"""{"id":"evt_{{Guid.NewGuid():N}}","type":"{{type}}","data":{"charge":"{{reference}}"} }""";

    private static string Kitepay(string type, string reference, long? at = null) => string.Create(CultureInfo.InvariantCulture, $"event={Guid.NewGuid():N}&transaction={reference}&type={type}&sent={at ?? DateTimeOffset.UtcNow.ToUnixTimeSeconds()}");

    private static Task<Answer> SendNorthpayAsync(Preview preview, string body, string secret = Secret, long? at = null) =>
        preview.PostAsync("/webhooks/northpay", body, ("Northpay-Signature", Signature(body, at ?? DateTimeOffset.UtcNow.ToUnixTimeSeconds(), secret)), ("X-Preview-Key", "none"));

    private static Task<Answer> SendKitepayAsync(Preview preview, string body, string secret = Secret, string? signed = null) => preview.PostAsync(
        "/webhooks/kitepay",
        body,
        ("X-Kite-Signature", Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed ?? body)))),
        ("Content-Type", "application/x-www-form-urlencoded"));

    private static string Signature(string body, long at, string secret = Secret) =>
        string.Create(CultureInfo.InvariantCulture, $"t={at},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.{body}")))}");
}
