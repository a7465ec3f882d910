using System.Globalization;
using System.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <content>The text between parameters. It is kept decoded, since that is how it is compared: <c>/caf%C3%A9</c> and <c>/café</c> are one path.</content>
internal sealed partial class PathReader
{
    private const string ControlReason = "a request with a control character in its path is refused. Remove it";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the literal that begins at a place, up to a parameter or the segment's end.</summary>
    private int ReadLiteral(int start)
    {
        var hasEscapes = false;
        var end = start;
        for (; end < _text.Length && _text[end] is not ('/' or '{'); end++)
        {
            var character = _text[end];
            if (_role == PathRole.BasePath && !IsUnreserved(character)) return FailBasePathCharacter(end);
            if (character == '%') hasEscapes = true;
            else if (character == '}') return FailAt(Descriptors.UnbalancedBrace, end, 1, "}", "{");
            else if (!IsLiteralCharacter(character)) return IsForeign(character) ? FailForeignSegment(end) : FailCharacter(end);
        }

        var literal = _text.Substring(start, end - start);
        if (hasEscapes && (literal = Decode(start, end)!) is null) return -1;
        _parts.Add(new PathPart(IsParameter: false, literal));
        return end;
    }

    /// <summary>The literal with its percent escapes decoded, or <see langword="null"/> when one was reported.</summary>
    private string? Decode(int start, int end)
    {
        var decoded = new StringBuilder(end - start);
        var index = start;
        while (index < end)
        {
            if (_text[index] != '%')
            {
                decoded.Append(_text[index++]);
                continue;
            }

            var runStart = index;
            var bytes = new List<byte>();
            while (index < end && _text[index] == '%')
            {
                if (!TryParseEscape(index, end, out var value))
                {
                    Fail(Descriptors.PathEscape, index, Math.Min(3, end - index), _text.Substring(index, Math.Min(3, end - index)), "'%' is followed by two hexadecimal digits. Write '%25' for the character itself");
                    return null;
                }

                if (ReasonAgainst(value) is { } reason)
                {
                    Fail(Descriptors.PathEscape, index, 3, _text.Substring(index, 3), reason);
                    return null;
                }

                bytes.Add(value);
                index += 3;
            }

            var text = DecodeUtf8([.. bytes]);
            if (text is null || text.Any(char.IsControl))
            {
                var reason = text is null ? "its bytes are not UTF-8. Write the character itself" : ControlReason;
                Fail(Descriptors.PathEscape, runStart, index - runStart, _text.Substring(runStart, index - runStart), reason);
                return null;
            }

            decoded.Append(text);
        }

        return decoded.ToString();
    }

    private bool TryParseEscape(int start, int end, out byte value)
    {
        value = 0;
        return start + 3 <= end && byte.TryParse(_text.Substring(start + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }

    private static string? ReasonAgainst(byte value) => (char)value switch
    {
        '/' => "an encoded slash never parts segments, and gateways do not agree on it. Write '/' or take the text as a parameter",
        '{' or '}' => "API Gateway and the route table would take a brace for a parameter's. Take the text as a parameter",
        _ => null,
    };

    private static string? DecodeUtf8(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // The one way netstandard2.0 has to say that bytes are not UTF-8.
            return null;
        }
    }

    private int FailCharacter(int place)
    {
        var character = _text[place];
        var advice = character switch
        {
            '?' => "The query is no part of a route: the handler takes its values as parameters",
            '#' => "Clients never send what follows it: remove it",
            _ when char.IsControl(character) => "Remove it",
            _ => $"Write '{Encode(character)}' if the character is meant",
        };
        return FailAt(Descriptors.PathCharacter, place, 1, character, advice);
    }

    private int FailBasePathCharacter(int place)
    {
        // An escape is one wrong thing, and so are both halves of a character beyond U+FFFF.
        var length = _text[place] == '%' ? Math.Min(3, _text.Length - place) : char.IsSurrogatePair(_text, place) ? 2 : 1;
        return FailAt(Descriptors.BasePath, place, length, $"'{_text.Substring(place, length)}' cannot stand in a base path", "Its characters are letters of ASCII, digits, '-', '.', '_' and '~', which arrive as they are written");
    }

    private static string Encode(char character)
    {
        var encoded = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes([character])) encoded.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
        return encoded.ToString();
    }

    /// <summary>RFC 3986's <c>unreserved</c>: what no client and no gateway ever percent-encodes.</summary>
    private static bool IsUnreserved(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '.' or '_' or '~';

    /// <summary>RFC 3986's <c>pchar</c> without the star, and all of Unicode that is no white space; clients percent-encode that.</summary>
    private static bool IsLiteralCharacter(char character) => character switch
    {
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' => true,
        '-' or '.' or '_' or '~' or '!' or '$' or '&' or '\'' or '(' or ')' or '+' or ',' or ';' or '=' or ':' or '@' => true,
        < '\u0080' => false,
        _ => !char.IsWhiteSpace(character) && !char.IsControl(character),
    };

    private static bool IsForeign(char character) => character is '*' or '<' or '>' or '[' or ']' or '\\' or '^' or '|' or '?';
}
