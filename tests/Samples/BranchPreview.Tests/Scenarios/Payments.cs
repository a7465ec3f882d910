namespace BranchPreview.Tests.Scenarios;

public static class Payments
{
    public static Task Of_northpay_are_authorised_captured_and_refunded(Preview preview) => LiveAsync(preview, "Northpay");

    public static Task Of_kitepay_are_authorised_captured_and_refunded(Preview preview) => LiveAsync(preview, "Kitepay");

    public static Task Of_northpay_fail_clearly(Preview preview) => FailAsync(preview, "Northpay");

    public static Task Of_kitepay_fail_clearly(Preview preview) => FailAsync(preview, "Kitepay");

    public static Task Of_northpay_whose_answer_was_lost_are_paid_once(Preview preview) => LoseAsync(preview, "Northpay");

    public static Task Of_kitepay_whose_answer_was_lost_are_paid_once(Preview preview) => LoseAsync(preview, "Kitepay");

    public static async Task With_one_key_are_one(Preview preview)
    {
        var order = await preview.OrderAsync();
        var first = (await preview.PayAsync(order, key: "k")).Expect(201);
        Assert.Equal(first.Id, (await preview.PayAsync(order, key: "k")).Expect(201).Id);
        (await preview.PayAsync(order, token: "tok_other", key: "k")).Expect(422);
        (await preview.PayAsync(order, provider: "Kitepay", key: "k")).Expect(422);
        // Another key is another payment, and one is enough.
        (await preview.PayAsync(order, key: "l")).Expect(409);
        (await preview.PostAsync($"/orders/{order}/payments", """{"provider":"Northpay","cardToken":"tok_good"}""")).Expect(400);
        (await preview.PayAsync(Guid.NewGuid())).Expect(404);
        (await preview.PayAsync(order, provider: "7", key: "m")).Expect(400);
        // The same key at another order is another key.
        Assert.NotEqual(first.Id, (await preview.PayAsync(await preview.OrderAsync(), key: "k")).Expect(201).Id);
    }

    public static async Task At_once_are_one(Preview preview)
    {
        var order = await preview.OrderAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(attempt => Task.Run(() => preview.PayAsync(order, key: $"k{attempt}"))));
        Assert.Equal([201, .. Enumerable.Repeat(409, 5)], answers.Select(answer => answer.Status).Order());
    }

    public static async Task Of_no_order_that_goes_on_are_refused(Preview preview)
    {
        var order = await preview.OrderAsync();
        (await preview.PostAsync($"/orders/{order}:cancel")).Expect(200);
        (await preview.PayAsync(order)).Expect(409);
    }

    public static async Task Are_voided_before_they_are_captured(Preview preview)
    {
        var order = await preview.OrderAsync();
        var payment = (await preview.PayAsync(order)).Expect(201).Id;
        (await RefundAsync(preview, payment, 100, "r")).Expect(409);
        Assert.Equal("Voided", (string?)(await preview.PostAsync($"/payments/{payment}:void")).Expect(200).Json["status"]);
        (await preview.PostAsync($"/payments/{payment}:void")).Expect(200);
        (await preview.PostAsync($"/payments/{payment}:capture")).Expect(409);
        // The order can be paid again.
        var other = (await preview.PayAsync(order, key: "again")).Expect(201).Id;
        (await preview.PostAsync($"/payments/{other}:capture")).Expect(200);
        (await preview.PostAsync($"/payments/{other}:void")).Expect(409);
        (await preview.PostAsync($"/payments/{Guid.NewGuid()}:capture")).Expect(404);
        (await preview.GetAsync($"/payments/{Guid.NewGuid()}")).Expect(404);
    }

    public static async Task Are_not_refunded_beyond_what_was_paid(Preview preview)
    {
        var payment = await preview.CapturedAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(attempt => Task.Run(() => RefundAsync(preview, payment, 1000, $"r{attempt}"))));
        Assert.Equal([200, 200, 409, 409, 409, 409], answers.Select(answer => answer.Status).Order());
        Assert.Equal(2000, (int)(await preview.GetAsync($"/payments/{payment}")).Expect(200).Json["refunded"]!);
        (await RefundAsync(preview, payment, 501, "r")).Expect(409);
        (await RefundAsync(preview, payment, 500, "rest")).Expect(200);
        (await RefundAsync(preview, payment, 500, "rest")).Expect(200);
        (await RefundAsync(preview, payment, 1, "rest")).Expect(422);
        (await RefundAsync(preview, payment, 0, "none")).Expect(400);
        (await RefundAsync(preview, Guid.NewGuid(), 1, "r")).Expect(404);
    }

    private static async Task LiveAsync(Preview preview, string provider)
    {
        var order = await preview.OrderAsync();
        var payment = (await preview.PayAsync(order, provider: provider)).Expect(201);
        Assert.Equal(("Authorised", 2500, "EUR", provider), ((string?)payment.Json["status"], (int)payment.Json["amount"]!, (string?)payment.Json["currency"], (string?)payment.Json["provider"]));
        Assert.Equal($"/payments/{payment.Id}", payment.Header("Location"));
        Assert.DoesNotContain("reference", payment.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Captured", (string?)(await preview.PostAsync($"/payments/{payment.Id}:capture")).Expect(200).Json["status"]);
        (await preview.PostAsync($"/payments/{payment.Id}:capture")).Expect(200);
        (await RefundAsync(preview, payment.Id, 1005, "r")).Expect(200);
        (await RefundAsync(preview, payment.Id, 1005, "r")).Expect(200);
        Assert.Equal(1005, (int)(await preview.GetAsync($"/payments/{payment.Id}")).Expect(200).Json["refunded"]!);
        Assert.Equal([("authorise", 2500L), ("capture", 0), ("refund", 1005)], Moved(preview, provider, payment.Id));
    }

    private static async Task FailAsync(Preview preview, string provider)
    {
        var order = await preview.OrderAsync();
        Assert.Equal("Declined", (string?)(await preview.PayAsync(order, "tok_declined", provider, "a")).Expect(402).Json["status"]);
        (await preview.PayAsync(order, "tok_declined", provider, "a")).Expect(402);
        // A card that was declined does not keep the order from being paid.
        (await preview.PayAsync(order, "tok_down", provider, "b")).Expect(502);
        // Whether that was paid is not known: another attempt has to be the same.
        (await preview.PayAsync(order, "tok_good", provider, "c")).Expect(409);
        (await preview.PayAsync(await preview.OrderAsync(), "tok_garbage", provider)).Expect(502);
    }

    private static async Task LoseAsync(Preview preview, string provider)
    {
        var order = await preview.OrderAsync();
        (await preview.PayAsync(order, "tok_lost", provider)).Expect(502);
        var payment = (await preview.PayAsync(order, "tok_lost", provider)).Expect(201);
        Assert.Equal("Authorised", (string?)payment.Json["status"]);
        Assert.Single(Moved(preview, provider, payment.Id));
    }

    /// <summary>What the provider did with a payment, whose id is its first key.</summary>
    private static IEnumerable<(string Kind, long Amount)> Moved(Preview preview, string provider, Guid payment) =>
        preview.Providers.Movements.Where(movement => movement.Reference.StartsWith(provider, StringComparison.OrdinalIgnoreCase) && movement.Reference.EndsWith(payment.ToString()[..8], StringComparison.Ordinal)).Select(movement => (movement.Kind, movement.Amount));

    private static Task<Answer> RefundAsync(Preview preview, Guid payment, int amount, string key) => preview.PostAsync($"/payments/{payment}:refund", $$"""{"amount":{{amount}}}""", ("Idempotency-Key", key));
}
