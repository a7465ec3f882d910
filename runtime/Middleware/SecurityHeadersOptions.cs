using RouteGen.Responses;

namespace RouteGen.Middleware;

/// <summary>What <see cref="SecurityHeaders"/> adds. <see langword="null"/> leaves a field out.</summary>
/// <remarks>A value with a line break, another control character or one outside ASCII throws <see cref="ArgumentException"/> when it is set.</remarks>
public sealed class SecurityHeadersOptions
{
    internal static readonly SecurityHeadersOptions Default = new();

    /// <summary><c>X-Content-Type-Options</c>: <c>nosniff</c>, so that no browser takes text for a script.</summary>
    public string? ContentTypeOptions { get; init => field = Checked(value); } = "nosniff";

    /// <summary><c>X-Frame-Options</c>: <c>DENY</c>, for browsers that do not know <c>frame-ancestors</c>.</summary>
    public string? FrameOptions { get; init => field = Checked(value); } = "DENY";

    /// <summary><c>Referrer-Policy</c>: <c>no-referrer</c>.</summary>
    public string? ReferrerPolicy { get; init => field = Checked(value); } = "no-referrer";

    /// <summary><c>Strict-Transport-Security</c>: HTTPS only, for a year, with subdomains. Leave <c>includeSubDomains</c> out where one of them is still served by HTTP.</summary>
    public string? StrictTransportSecurity { get; init => field = Checked(value); } = "max-age=31536000; includeSubDomains";

    /// <summary><c>Content-Security-Policy</c>: an answer loads nothing and stands in no frame. An API that answers HTML pages needs one of its own.</summary>
    public string? ContentSecurityPolicy { get; init => field = Checked(value); } = "default-src 'none'; frame-ancestors 'none'";

    /// <summary><c>Cross-Origin-Resource-Policy</c>: left out, as it would keep other sites from showing an API's images; <c>same-origin</c> or <c>same-site</c> where none should.</summary>
    public string? CrossOriginResourcePolicy { get; init => field = Checked(value); }

    /// <summary><c>Permissions-Policy</c>: left out, as it means something for pages only.</summary>
    public string? PermissionsPolicy { get; init => field = Checked(value); }

    /// <summary><c>Cache-Control</c>: left out, so that answers without one may be cached as HTTP says; <c>no-store</c> where answers hold personal data.</summary>
    public string? CacheControl { get; init => field = Checked(value); }

    private static string? Checked(string? value)
    {
        if (value is not null) HeaderField.CheckValue("field", value);
        return value;
    }
}
