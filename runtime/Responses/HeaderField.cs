using System.Buffers;
using System.Text;

namespace RouteGen.Responses;

/// <summary>The rules for the header fields a handler sends (RFC 9110, 5). What breaks them never gets as far as an answer.</summary>
internal static class HeaderField
{
    public const string ContentType = "Content-Type";
    public const string Location = "Location";
    public const string SetCookie = "Set-Cookie";

    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz|~");

    // RFC 3986's reserved and unreserved characters, and the percent sign of what is encoded already.
    private static readonly SearchValues<char> UriCharacters =
        SearchValues.Create("!#$%&'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz~");

    public static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(TokenCharacters);

    /// <summary>Takes a token.</summary>
    /// <exception cref="ArgumentException">The name is none.</exception>
    public static void CheckName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!IsToken(name)) throw new ArgumentException("A header name is one or more letters, digits and !#$%&'*+-.^_`|~.", nameof(name));
    }

    /// <summary>
    /// Takes visible ASCII with spaces and tabs inside. RFC 9110 leaves bytes past ASCII without a meaning,
    /// and a load balancer answers 502 to those that are not UTF-8: who needs them percent-encodes them, as RFC 8187 says.
    /// </summary>
    /// <exception cref="ArgumentException">The value has another character, or space at an end, which the client would not see.</exception>
    public static void CheckValue(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~') && HasForbidden(value))
        {
            throw new ArgumentException($"The value of header {name} has a line break, another control character or one outside ASCII.", nameof(value));
        }

        if (value.Length > 0 && (value[0] is ' ' or '\t' || value[^1] is ' ' or '\t'))
        {
            throw new ArgumentException($"The value of header {name} begins or ends with a space.", nameof(value));
        }
    }

    /// <summary>
    /// Whether the gateway, not the function, says this field: the fields of one connection (RFC 9110, 7.6.1) and the body's length.
    /// API Gateway answers 502 to some of them and sends others under another name.
    /// </summary>
    public static bool IsSetByGateway(string name) => name.Length switch
    {
        2 => Is(name, "TE"),
        7 => Is(name, "Trailer") || Is(name, "Upgrade"),
        10 => Is(name, "Connection") || Is(name, "Keep-Alive"),
        14 => Is(name, "Content-Length"),
        16 => Is(name, "Proxy-Connection"),
        17 => Is(name, "Transfer-Encoding"),
        _ => false,
    };

    /// <summary>A URI reference in ASCII: what a URI cannot hold is percent-encoded as UTF-8, what is encoded already stays.</summary>
    /// <exception cref="ArgumentException">It has a control character, or half of a surrogate pair.</exception>
    public static string EncodeUri(string uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        var first = uri.AsSpan().IndexOfAnyExcept(UriCharacters);
        if (first < 0) return uri;

        var encoded = new StringBuilder(uri, 0, first, uri.Length * 3);
        Span<byte> utf8 = stackalloc byte[4];
        for (var rest = uri.AsSpan(first); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != OperationStatus.Done || Rune.IsControl(rune))
            {
                throw new ArgumentException("A location has a line break, another control character or half of a surrogate pair.", nameof(uri));
            }

            if (rune.IsAscii && UriCharacters.Contains((char)rune.Value)) encoded.Append((char)rune.Value);
            else foreach (var value in utf8[..rune.EncodeToUtf8(utf8)]) encoded.Append('%').Append(value.ToString("X2", provider: null));
            rest = rest[length..];
        }

        return encoded.ToString();
    }

    public static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool HasForbidden(string value)
    {
        foreach (var character in value)
        {
            if (character is not (>= ' ' and <= '~' or '\t')) return true;
        }

        return false;
    }
}
