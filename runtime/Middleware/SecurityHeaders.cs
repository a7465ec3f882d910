namespace RouteGen.Middleware;

/// <summary>Adds the header fields that keep browsers from doing with an API's answers what they are not for.</summary>
/// <remarks>A field that the handler, or a middleware inside, has set stays as it is.</remarks>
public static class SecurityHeaders
{
    /// <summary>The middleware.</summary>
    public static async ValueTask<HttpResult> Around(HttpRequest request, Next next, SecurityHeadersOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(next);
        options ??= SecurityHeadersOptions.Default;
        var result = await next();
        result = Add(result, "X-Content-Type-Options", options.ContentTypeOptions);
        result = Add(result, "X-Frame-Options", options.FrameOptions);
        result = Add(result, "Referrer-Policy", options.ReferrerPolicy);
        result = Add(result, "Strict-Transport-Security", options.StrictTransportSecurity);
        result = Add(result, "Content-Security-Policy", options.ContentSecurityPolicy);
        result = Add(result, "Cross-Origin-Resource-Policy", options.CrossOriginResourcePolicy);
        result = Add(result, "Permissions-Policy", options.PermissionsPolicy);
        return Add(result, "Cache-Control", options.CacheControl);
    }

    private static HttpResult Add(HttpResult result, string name, string? value) =>
        value is null || result.GetHeader(name) is not null ? result : result.WithHeader(name, value);
}
