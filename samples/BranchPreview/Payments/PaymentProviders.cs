namespace BranchPreview.Payments;

/// <summary>Both of them, each made when it is first needed.</summary>
public sealed class PaymentProviders(Func<ProviderName, ProviderSettings> settings, HttpClient http)
{
    private readonly Lazy<IPaymentProvider> _northpay = new(() => new Northpay(settings(ProviderName.Northpay), http), LazyThreadSafetyMode.PublicationOnly);
    private readonly Lazy<IPaymentProvider> _kitepay = new(() => new Kitepay(settings(ProviderName.Kitepay), http), LazyThreadSafetyMode.PublicationOnly);

    public IPaymentProvider this[ProviderName name] => name switch
    {
        ProviderName.Northpay => _northpay.Value,
        ProviderName.Kitepay => _kitepay.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
