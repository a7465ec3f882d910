namespace BranchPreview.Payments;

/// <summary>How a provider is reached.</summary>
/// <param name="Address">Its API.</param>
/// <param name="User">Who we are there, where it wants to know.</param>
/// <param name="Key">What proves it.</param>
/// <param name="WebhookSecret">What it signs its webhooks with.</param>
public sealed partial record ProviderSettings(Uri Address, string User, string Key, string WebhookSecret)
{
    /// <summary>From <c>NORTHPAY_URL</c>, <c>_USER</c>, <c>_KEY</c> and <c>_WEBHOOK_SECRET</c>, and as <c>KITEPAY_</c>.</summary>
    /// <exception cref="ProviderUnavailableException">They are not set.</exception>
    public static ProviderSettings Of(ProviderName provider)
    {
        var prefix = provider.ToString().ToUpperInvariant();
        ProviderSettings? settings = null;
        if (Variables.Find($"{prefix}_URL") is { } address && Variables.Find($"{prefix}_KEY") is { } key && Variables.Find($"{prefix}_WEBHOOK_SECRET") is { } secret)
        {
            settings = new ProviderSettings(new Uri(address), Variables.Find($"{prefix}_USER") ?? "", key, secret);
        }
        else
        {
            UseLocal(provider, ref settings);
        }

        return settings ?? throw new ProviderUnavailableException($"{prefix}_URL, {prefix}_KEY and {prefix}_WEBHOOK_SECRET are not set.");
    }

    /// <summary>Debug builds bring providers of their own, in <c>Local/</c>. In others nobody implements this, and the call is not compiled.</summary>
    static partial void UseLocal(ProviderName provider, ref ProviderSettings? settings);
}
