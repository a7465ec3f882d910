using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace RouteGen.Hosting;

/// <summary>Where the Runtime API is: <c>AWS_LAMBDA_RUNTIME_API</c>, taken apart.</summary>
/// <param name="Authority">Host and port as written, for the Host header.</param>
/// <param name="Host">The host, an IPv6 address without its brackets.</param>
/// <param name="Port">The port.</param>
/// <param name="Path">A path that comes before the API's own, as <c>/Api</c>; AWS's test tool has one for each function. Empty for none.</param>
internal sealed record RuntimeApiEndpoint(string Authority, string Host, int Port, string Path)
{
    private const int DefaultPort = 80;

    /// <summary>Reads <c>host</c>, <c>host:port</c> or <c>[IPv6]:port</c>, each with an optional path.</summary>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static RuntimeApiEndpoint Parse(string text)
    {
        // What gets into a request line and a header below is visible ASCII only.
        if (text.Length == 0 || text.AsSpan().ContainsAnyExceptInRange('!', '~')) throw Malformed();

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var authority = slash < 0 ? text : text[..slash];
        var path = slash < 0 ? "" : text[slash..].TrimEnd('/');
        if (path.AsSpan().ContainsAny('?', '#')) throw Malformed();

        var hostEnd = authority.StartsWith('[') ? authority.IndexOf(']', StringComparison.Ordinal) + 1 : authority.IndexOf(':', StringComparison.Ordinal);
        if (hostEnd < 0) hostEnd = authority.Length;
        var host = authority[..hostEnd].Trim('[', ']');
        if (!IsHost(host)) throw Malformed();

        var port = DefaultPort;
        if (hostEnd < authority.Length
            && (authority[hostEnd] != ':' || !int.TryParse(authority.AsSpan(hostEnd + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535))
        {
            throw Malformed();
        }

        return new RuntimeApiEndpoint(authority, host, port, path);
    }

    /// <summary>Opens a connection.</summary>
    /// <exception cref="SocketException">Nobody listens there.</exception>
    public Socket Connect()
    {
        // An address, which Lambda gives, needs no resolver; a name may stand for several addresses.
        var address = IPAddress.TryParse(Host, out var parsed) ? parsed : null;
        var socket = address is null ? new Socket(SocketType.Stream, ProtocolType.Tcp) : new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.NoDelay = true;
            if (address is null) socket.Connect(Host, Port);
            else socket.Connect(new IPEndPoint(address, Port));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // Whether there is such a host, connecting tells. System.Uri could say more of the name: it would be most of what starts up here, and 50 KB of a Native AOT program.
    private static bool IsHost(string host)
    {
        foreach (var character in host)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('.' or '-' or '_' or ':')) return false;
        }

        return host.Length > 0;
    }

    private static FormatException Malformed() => new("AWS_LAMBDA_RUNTIME_API has to be host:port, with an optional path.");
}
