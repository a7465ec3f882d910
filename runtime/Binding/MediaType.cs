using System.Text;

namespace RouteGen.Binding;

/// <summary>The value of a <c>Content-Type</c> header.</summary>
internal static class MediaType
{
    /// <summary>Whether the type, without its parameters, is <paramref name="type"/> (in lower case).</summary>
    public static bool Is(ReadOnlySpan<byte> contentType, ReadOnlySpan<byte> type) => Ascii.EqualsIgnoreCase(Essence(contentType), type);

    /// <summary>Whether it is <c>application/json</c>, <c>text/json</c> or ends in <c>+json</c>.</summary>
    public static bool IsJson(ReadOnlySpan<byte> contentType)
    {
        var essence = Essence(contentType);
        return Ascii.EqualsIgnoreCase(essence, "application/json"u8)
            || Ascii.EqualsIgnoreCase(essence, "text/json"u8)
            || (essence.Length > 5 && Ascii.EqualsIgnoreCase(essence[^5..], "+json"u8));
    }

    /// <summary>The value of a parameter, as the boundary of a multipart type; empty when it is not there.</summary>
    public static ReadOnlySpan<byte> Parameter(ReadOnlySpan<byte> header, ReadOnlySpan<byte> name)
    {
        var semicolon = header.IndexOf((byte)';');
        while (semicolon >= 0)
        {
            header = header[(semicolon + 1)..].TrimStart(" \t"u8);
            var equals = header.IndexOf((byte)'=');
            if (equals < 0) return default;
            var isAsked = Ascii.EqualsIgnoreCase(header[..equals].TrimEnd(" \t"u8), name);
            var value = header[(equals + 1)..];
            if (value.StartsWith("\""u8))
            {
                value = value[1..];
                var end = value.IndexOf((byte)'"');
                if (end < 0) return default;
                if (isAsked) return value[..end];
                header = value[(end + 1)..];
                semicolon = header.IndexOf((byte)';');
                continue;
            }

            semicolon = header.IndexOf((byte)';');
            if (!isAsked) continue;
            var next = value.IndexOf((byte)';');
            return (next < 0 ? value : value[..next]).TrimEnd(" \t"u8);
        }

        return default;
    }

    private static ReadOnlySpan<byte> Essence(ReadOnlySpan<byte> contentType)
    {
        var end = contentType.IndexOf((byte)';');
        return (end < 0 ? contentType : contentType[..end]).Trim(" \t"u8);
    }
}
