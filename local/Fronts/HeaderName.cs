using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace RouteGen.Fronts;

/// <summary>How the fronts write the names of headers.</summary>
internal static class HeaderName
{
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Whether a name is a token of RFC 9110.</summary>
    public static bool IsToken(ReadOnlySpan<char> name) => !name.IsEmpty && !name.ContainsAnyExcept(TokenCharacters);

    /// <summary>Whether a header may hold a value: a line break would start a header of its own.</summary>
    public static bool IsSafeValue(ReadOnlySpan<char> value)
    {
        foreach (var next in value)
        {
            if (next is (< ' ' and not '\t') or '\x7F') return false;
        }

        return true;
    }

    /// <summary><c>x-custom-header</c> as <c>X-Custom-Header</c>.</summary>
    public static string Canonical(string name) => string.Create(name.Length, name, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var startsWord = i == 0 || source[i - 1] == '-';
            target[i] = startsWord ? char.ToUpperInvariant(source[i]) : char.ToLowerInvariant(source[i]);
        }
    });

    /// <summary>As payload format 2.0 and load balancers write it.</summary>
    [SuppressMessage("Globalization", "CA1308", Justification = "Header names are ASCII, and lower case is their form on the wire.")]
    public static string Lower(string name) => name.ToLowerInvariant();

    /// <summary>As a REST API hands it on: what the client sent, but for the names the API itself uses (recorded on AWS).</summary>
    public static string OfRest(string name) =>
        name.Equals("host", StringComparison.OrdinalIgnoreCase) || name.Equals("user-agent", StringComparison.OrdinalIgnoreCase) || name.Equals("authorization", StringComparison.OrdinalIgnoreCase)
            ? Canonical(name)
            : name;
}
