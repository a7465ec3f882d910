namespace RouteGen.Hosting;

/// <summary>Says which headers and named values hold a secret, so that nothing writes them into a log.</summary>
internal static class Redaction
{
    /// <summary>What stands in a log instead of a secret.</summary>
    public const string Text = "[redacted]";

    private static readonly string[] SecretNames = ["authorization", "proxy-authorization", "cookie", "set-cookie"];

    // x-api-key and x-amz-security-token are covered by their words.
    private static readonly string[] SecretWords = ["token", "secret", "password", "api-key", "apikey"];

    private const string LoadBalancerIdentity = "x-amzn-oidc-";

    /// <summary>Whether a header or value of this name must not be written; letter case does not matter.</summary>
    public static bool IsSecret(ReadOnlySpan<char> name)
    {
        foreach (var secret in SecretNames)
        {
            if (name.Equals(secret, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        foreach (var word in SecretWords)
        {
            if (name.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return name.StartsWith(LoadBalancerIdentity, StringComparison.OrdinalIgnoreCase);
    }
}
