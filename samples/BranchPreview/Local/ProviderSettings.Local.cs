using BranchPreview.Local;

namespace BranchPreview.Payments;

public sealed partial record ProviderSettings
{
    static partial void UseLocal(ProviderName provider, ref ProviderSettings? settings) => settings = LocalProviders.Started.SettingsOf(provider);
}
