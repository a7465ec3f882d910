using System.ComponentModel;
using System.Text;

namespace RouteGen.Routing;

/// <summary>What pages of other origins may do: <c>cors:</c>. The default allows nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct CorsPolicy
{
    private const string Any = "*";

    /// <summary>The origins, separated by spaces, or <c>*</c> for any; in <c>https://*.shop.example</c> the star is one label. <see langword="null"/> for none.</summary>
    public string? Origins { get; init; }

    /// <summary>The request headers a page may set, as <c>Access-Control-Allow-Headers</c> lists them.</summary>
    public string? Headers { get; init; }

    /// <summary>The answer's headers a page may read, as <c>Access-Control-Expose-Headers</c> lists them.</summary>
    public string? Exposed { get; init; }

    /// <summary>Whether the browser sends cookies and the like along. Then every origin is written out.</summary>
    public bool AllowsCredentials { get; init; }

    /// <summary>For how many seconds a browser may remember a permission.</summary>
    public string? MaxAge { get; init; }

    internal bool AllowsAnyOrigin => Origins == Any;

    /// <summary>What to answer an origin: itself, where it is in the list; <c>*</c>; or <see langword="null"/> for nothing.</summary>
    internal string? Allow(ReadOnlySpan<byte> origin)
    {
        if (AllowsAnyOrigin) return Any;
        for (var rest = Origins.AsSpan(); !rest.IsEmpty;)
        {
            var end = rest.IndexOf(' ');
            var allowed = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (allowed.IndexOf('*') is >= 0 and var star)
            {
                if (IsLabelBetween(origin, allowed[..star], allowed[(star + 1)..])) return Encoding.ASCII.GetString(origin);
            }
            else if (Ascii.Equals(origin, allowed))
            {
                return allowed.Length == Origins!.Length ? Origins : allowed.ToString();
            }
        }

        return null;
    }

    private static bool IsLabelBetween(ReadOnlySpan<byte> origin, ReadOnlySpan<char> before, ReadOnlySpan<char> behind)
    {
        if (origin.Length <= before.Length + behind.Length || !Ascii.Equals(origin[..before.Length], before) || !Ascii.Equals(origin[^behind.Length..], behind)) return false;
        foreach (var character in origin[before.Length..^behind.Length])
        {
            if (character is not ((>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9') or (byte)'-')) return false;
        }

        return true;
    }
}
