using System.Buffers;
using System.Globalization;
using System.Text;
using RouteGen.Responses;

namespace RouteGen;

/// <summary>When a browser sends a cookie along with a request that another site caused.</summary>
public enum SameSite
{
    /// <summary>Only when the user follows a link.</summary>
    Lax,

    /// <summary>Never.</summary>
    Strict,

    /// <summary>Always. Browsers want <see cref="SetCookie.Secure"/> with it.</summary>
    None,
}

/// <summary>
/// A cookie to set, as RFC 6265 writes it. Without further words it is sent over HTTPS only, is hidden from scripts, stays away
/// from requests that other sites cause, counts for the whole site and ends with the browser's session.
/// </summary>
/// <remarks>To delete a cookie, set it again with an empty value and a <see cref="MaxAge"/> of zero, under the same path and domain.</remarks>
public sealed class SetCookie
{
    private static readonly SearchValues<char> ValueCharacters =
        SearchValues.Create("!#$%&'()*+-./0123456789:<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private static readonly SearchValues<char> DomainCharacters =
        SearchValues.Create("-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly string? _path = "/";
    private readonly string? _domain;

    /// <summary>A cookie with a value.</summary>
    /// <param name="name">A token: letters, digits and <c>!#$%&amp;'*+-.^_`|~</c>.</param>
    /// <param name="value">Visible ASCII without space, quote, comma, semicolon and backslash, or such text inside quotes. Anything else has to be encoded by its owner.</param>
    /// <exception cref="ArgumentException">The name or the value has another character.</exception>
    public SetCookie(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        if (!HeaderField.IsToken(name)) throw new ArgumentException("A cookie's name is one or more letters, digits and !#$%&'*+-.^_`|~.", nameof(name));

        var content = value.Length >= 2 && value[0] == '"' && value[^1] == '"' ? value.AsSpan(1, value.Length - 2) : value;
        if (content.ContainsAnyExcept(ValueCharacters))
        {
            throw new ArgumentException($"The value of cookie {name} has a character that cookies cannot carry; percent-encode it.", nameof(value));
        }

        Name = name;
        Value = value;
    }

    /// <summary>The cookie's name.</summary>
    public string Name { get; }

    /// <summary>The cookie's value, as it is sent.</summary>
    public string Value { get; }

    /// <summary>The path under which the browser sends it; <see langword="null"/> for the request's own. <c>/</c> unless set.</summary>
    /// <exception cref="ArgumentException">It does not begin with a slash, or has a semicolon, a control character or one outside ASCII.</exception>
    public string? Path
    {
        get => _path;
        init => _path = value is null or ['/', ..] && !HasForbidden(value)
            ? value
            : throw new ArgumentException("A cookie's path begins with '/' and is ASCII without semicolon and control characters.", nameof(value));
    }

    /// <summary>The domain whose hosts get it; <see langword="null"/>, for the answering host alone, unless set.</summary>
    /// <exception cref="ArgumentException">It is no domain name.</exception>
    public string? Domain
    {
        get => _domain;
        init => _domain = value is null || (value.Length > 0 && !value.AsSpan().ContainsAnyExcept(DomainCharacters))
            ? value
            : throw new ArgumentException("A cookie's domain is letters, digits, '-' and '.'.", nameof(value));
    }

    /// <summary>How long the browser keeps it, in whole seconds; <see cref="TimeSpan.Zero"/> deletes it. It counts more than <see cref="Expires"/>.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>When the browser drops it.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Whether it is sent over HTTPS only. <see langword="true"/> unless set.</summary>
    public bool Secure { get; init; } = true;

    /// <summary>Whether scripts in the browser cannot see it. <see langword="true"/> unless set.</summary>
    public bool HttpOnly { get; init; } = true;

    /// <summary>Whether requests that other sites cause carry it. <see cref="SameSite.Lax"/> unless set.</summary>
    public SameSite SameSite { get; init; }

    /// <summary>The cookie as the value of a <c>Set-Cookie</c> header.</summary>
    /// <exception cref="InvalidOperationException">Browsers would drop it: <see cref="SameSite.None"/> or the prefix <c>__Secure-</c> without <see cref="Secure"/>, or the prefix <c>__Host-</c> without that, with a <see cref="Domain"/> or another <see cref="Path"/> than <c>/</c>.</exception>
    public override string ToString()
    {
        Check();
        var text = new StringBuilder(Name).Append('=').Append(Value);
        if (Path is not null) text.Append("; Path=").Append(Path);
        if (Domain is not null) text.Append("; Domain=").Append(Domain);
        if (MaxAge is { } age) text.Append("; Max-Age=").Append(((long)age.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        if (Expires is { } expires) text.Append("; Expires=").Append(expires.ToString("r", CultureInfo.InvariantCulture));
        if (Secure) text.Append("; Secure");
        if (HttpOnly) text.Append("; HttpOnly");
        return text.Append("; SameSite=").Append(SameSite switch { SameSite.Strict => "Strict", SameSite.None => "None", _ => "Lax" }).ToString();
    }

    private void Check()
    {
        var isHostCookie = Name.StartsWith("__Host-", StringComparison.OrdinalIgnoreCase);
        if (!Secure && (isHostCookie || SameSite == SameSite.None || Name.StartsWith("__Secure-", StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException($"Browsers drop cookie {Name}: its name or SameSite=None asks for Secure.");
        }

        if (isHostCookie && (Domain is not null || Path != "/"))
        {
            throw new InvalidOperationException($"Browsers drop cookie {Name}: a name with __Host- asks for the path '/' and no domain.");
        }
    }

    private static bool HasForbidden(string? text) => text is not null && (text.Contains(';', StringComparison.Ordinal) || text.AsSpan().ContainsAnyExceptInRange(' ', '~'));
}
