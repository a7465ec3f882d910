using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>How System.Text.Json calls the members of objects, and writes paths to them.</summary>
internal static class JsonMemberNames
{
    /// <summary>A member's name in JSON.</summary>
    public static string Of(ISymbol member, JsonNaming naming)
    {
        foreach (var attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass?.Is("System.Text.Json.Serialization", "JsonPropertyNameAttribute") == true && attribute.Argument(0) is string name) return name;
        }

        return naming switch
        {
            JsonNaming.CamelCase => WireNames.CamelCase(member.Name),
            JsonNaming.SnakeCaseLower => Separate(member.Name, '_', isLower: true),
            JsonNaming.SnakeCaseUpper => Separate(member.Name, '_', isLower: false),
            JsonNaming.KebabCaseLower => Separate(member.Name, '-', isLower: true),
            JsonNaming.KebabCaseUpper => Separate(member.Name, '-', isLower: false),
            _ => member.Name,
        };
    }

    /// <summary>A name's part of a path: <c>.name</c>, or <c>['a name']</c> where that would not be plain.</summary>
    public static string PathOf(string name)
    {
        var isPlain = name.Length > 0 && name.All(character => char.IsLetterOrDigit(character) || character is '_' or '-' or '$');
        return isPlain ? "." + name : "['" + name.Replace("\\", "\\\\").Replace("'", "\\'") + "']";
    }

    // JsonNamingPolicy's own rules: XMLReader is xml_reader, Line2Text is line2_text.
    private static string Separate(string name, char separator, bool isLower)
    {
        var text = new StringBuilder(name.Length + 4);
        var last = UnicodeCategory.OtherSymbol;
        for (var i = 0; i < name.Length; i++)
        {
            var category = char.GetUnicodeCategory(name[i]);
            if (category == UnicodeCategory.UppercaseLetter)
            {
                var endsWord = last is UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber;
                var startsWord = last == UnicodeCategory.UppercaseLetter && i + 1 < name.Length && char.IsLower(name[i + 1]);
                if (endsWord || startsWord) text.Append(separator);
            }

            last = category is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber ? category : UnicodeCategory.OtherSymbol;
            text.Append(isLower ? char.ToLowerInvariant(name[i]) : char.ToUpperInvariant(name[i]));
        }

        return text.ToString();
    }
}
