using System.Text;
using RouteGen.Routing;

namespace RouteGen.Middleware;

/// <summary>What a request's <c>Accept-Encoding</c> asks for (RFC 9110, 12.5.3).</summary>
/// <param name="Best">The coding to answer with; <see langword="null"/> for none.</param>
/// <param name="RefusesIdentity">Whether an answer must not be plain.</param>
internal readonly record struct AcceptEncoding(ContentCoding? Best, bool RefusesIdentity)
{
    // Weights as they are written have three decimals at most: here they are thousandths.
    private const int Full = 1000;
    private const int Unnamed = -1;

    public static AcceptEncoding Of(HttpExchange http)
    {
        var (brotli, gzip, identity, any) = (Unnamed, Unnamed, Unnamed, Unnamed);
        var items = http.HeaderAll("accept-encoding"u8);
        while (items.MoveNext())
        {
            var coding = Split(items.Current, out var weight);
            if (Ascii.EqualsIgnoreCase(coding, "br"u8)) brotli = weight;
            else if (Ascii.EqualsIgnoreCase(coding, "gzip"u8) || Ascii.EqualsIgnoreCase(coding, "x-gzip"u8)) gzip = weight;
            else if (Ascii.EqualsIgnoreCase(coding, "identity"u8)) identity = weight;
            else if (coding.SequenceEqual("*"u8)) any = weight;
        }

        // What is not named is as '*' says; without it a coding is not wanted, and identity always is.
        if (brotli == Unnamed) brotli = Math.Max(any, 0);
        if (gzip == Unnamed) gzip = Math.Max(any, 0);
        if (identity == Unnamed) identity = any == 0 ? 0 : Unnamed;

        // Of equals Brotli, which is both quicker and shorter.
        var (best, bestWeight) = gzip > brotli ? (ContentCoding.Gzip, gzip) : (ContentCoding.Brotli, brotli);
        var isWanted = bestWeight > 0 && bestWeight >= identity;
        return new(isWanted ? best : null, RefusesIdentity: identity == 0);
    }

    private static ReadOnlySpan<byte> Split(ReadOnlySpan<byte> item, out int weight)
    {
        weight = Full;
        var semicolon = item.IndexOf((byte)';');
        if (semicolon < 0) return item;
        weight = Weight(item[(semicolon + 1)..].Trim(" \t"u8));
        return item[..semicolon].TrimEnd(" \t"u8);
    }

    // What is malformed is not wanted: plain is what everybody can read.
    private static int Weight(ReadOnlySpan<byte> parameter)
    {
        if (parameter.Length is < 3 or > 7 || parameter[0] is not ((byte)'q' or (byte)'Q') || parameter[1] != '=' || (parameter.Length > 3 && parameter[3] != '.')) return 0;
        if (parameter[2] is not ((byte)'0' or (byte)'1')) return 0;
        var weight = (parameter[2] - '0') * Full;
        var place = Full / 10;
        foreach (var digit in parameter.Length > 4 ? parameter[4..] : default)
        {
            if (digit is < (byte)'0' or > (byte)'9') return 0;
            weight += (digit - '0') * place;
            place /= 10;
        }

        return weight <= Full ? weight : 0;
    }
}
