using System.Text;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>How a C# name and a name in a request correspond.</summary>
internal static class WireNames
{
    /// <summary>Whether a path's <c>{name}</c> and a C# name are the same, ignoring case, <c>-</c> and <c>_</c>.</summary>
    public static bool Match(string left, string right)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < left.Length && left[i] is '-' or '_') i++;
            while (j < right.Length && right[j] is '-' or '_') j++;
            if (i == left.Length || j == right.Length) return i == left.Length && j == right.Length;
            if (char.ToUpperInvariant(left[i++]) != char.ToUpperInvariant(right[j++])) return false;
        }
    }

    /// <summary><c>PageSize</c> as <c>pageSize</c>, <c>IPAddress</c> as <c>ipAddress</c>: what <c>JsonNamingPolicy.CamelCase</c> makes of it, so that a query and a JSON body call a member the same.</summary>
    public static string CamelCase(string name)
    {
        if (name.Length == 0 || !char.IsUpper(name[0])) return name;
        var characters = name.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (i == 1 && !char.IsUpper(characters[i])) break;
            var hasNext = i + 1 < characters.Length;
            if (i > 0 && hasNext && !char.IsUpper(characters[i + 1])) break;
            characters[i] = char.ToLowerInvariant(characters[i]);
        }

        return new string(characters);
    }

    /// <summary><c>userAgent</c> as <c>user-agent</c>: header names are words between hyphens, and never told apart by case.</summary>
    public static string HeaderName(string name)
    {
        var header = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var character = name[i];
            if (character == '_')
            {
                header.Append('-');
                continue;
            }

            if (i > 0 && char.IsUpper(character))
            {
                var endsWord = char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1]);
                var startsWord = char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1]);
                if (endsWord || startsWord) header.Append('-');
            }

            header.Append(char.ToLowerInvariant(character));
        }

        return header.ToString();
    }

    /// <summary>A C# parameter that would take a path's <c>{enterprise-team}</c>: <c>enterpriseTeam</c>.</summary>
    public static string ParameterName(string pathName)
    {
        var parameter = new StringBuilder(pathName.Length);
        var startsWord = false;
        foreach (var character in pathName)
        {
            if (character is '-' or '_')
            {
                startsWord = parameter.Length > 0;
                continue;
            }

            parameter.Append(startsWord ? char.ToUpperInvariant(character) : character);
            startsWord = false;
        }

        return Identifier.Escape(CamelCase(parameter.ToString()));
    }

    /// <summary>Whether a text is an RFC 9110 token: the names of headers and cookies.</summary>
    public static bool IsToken(string text)
    {
        if (text.Length == 0) return false;
        foreach (var character in text)
        {
            var isLetterOrDigit = character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
            if (!isLetterOrDigit && "!#$%&'*+-.^_`|~".IndexOf(character) < 0) return false;
        }

        return true;
    }
}
