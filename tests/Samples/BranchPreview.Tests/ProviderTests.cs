using BranchPreview.Payments;

namespace BranchPreview.Tests;

/// <summary>What clients and logs are told of providers that fail.</summary>
[Collection("Preview")]
public class ProviderTests(SqlitePreview preview)
{
    [Fact]
    public async Task A_client_is_not_told_what_a_provider_said()
    {
        var order = await preview.OrderAsync();
        var response = await preview.App.SendAsync(
            "POST",
            $"/orders/{order}/payments",
            [new("X-Preview-Key", Preview.Key), new("Idempotency-Key", "k"), new("Content-Type", "application/json")],
            """{"provider":"Northpay","cardToken":"tok_down"}""");
        Assert.DoesNotContain("503", response.EnsureStatus(502).Text, StringComparison.Ordinal);
        Assert.Contains(response.Log, line => line.ToString().Contains("Northpay answered 503", StringComparison.Ordinal));
        Assert.DoesNotContain(response.Log, line => line.ToString().Contains("tok_down", StringComparison.Ordinal) || line.ToString().Contains(Preview.Key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ProviderName.Northpay)]
    [InlineData(ProviderName.Kitepay)]
    public async Task A_key_that_a_provider_does_not_know_is_an_outage(ProviderName name)
    {
        using var http = new HttpClient();
        var provider = new PaymentProviders(known => preview.Providers.SettingsOf(known) with { Key = "old" }, http)[name];
        await Assert.ThrowsAsync<ProviderUnavailableException>(() => provider.AuthoriseAsync(Guid.NewGuid(), 100, "EUR", "tok_good", CancellationToken.None));
    }

    [Theory]
    [InlineData(ProviderName.Northpay)]
    [InlineData(ProviderName.Kitepay)]
    public async Task A_provider_that_nobody_answers_for_is_an_outage(ProviderName name)
    {
        // Port 9 of this machine: nothing listens there.
        using var http = new HttpClient();
        var provider = new PaymentProviders(known => preview.Providers.SettingsOf(known) with { Address = new Uri("http://127.0.0.1:9/") }, http)[name];
        await Assert.ThrowsAsync<ProviderUnavailableException>(() => provider.CaptureAsync("r", "k", CancellationToken.None));
    }

    [Fact]
    public async Task An_attempt_that_was_given_up_is_no_outage()
    {
        using var http = new HttpClient();
        using var given = new CancellationTokenSource();
        await given.CancelAsync();
        var provider = new PaymentProviders(preview.Providers.SettingsOf, http)[ProviderName.Northpay];
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => provider.VoidAsync("r", "k", given.Token));
    }
}
