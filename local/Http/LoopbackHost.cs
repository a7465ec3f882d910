namespace RouteGen.Local.Http;

/// <summary>
/// Names this server answers to. A page on the web can point a name of its own at 127.0.0.1 and would then read the answers as its own
/// (DNS rebinding); its requests still carry that name.
/// </summary>
internal static class LoopbackHost
{
    private static readonly string[] Names = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Refuses a request for another name.</summary>
    /// <exception cref="RefusedRequestException">The host is another machine's name.</exception>
    public static void Require(string host)
    {
        var port = host.LastIndexOf(':');
        var name = port > host.LastIndexOf(']') && host.AsSpan(port + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? host[..port] : host;
        if (Names.Contains(name, StringComparer.OrdinalIgnoreCase)) return;
        throw new RefusedRequestException(403, "This server answers to localhost, 127.0.0.1 and [::1] only: any other Host may be a web page that reaches into this machine.");
    }
}
