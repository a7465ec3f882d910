using System.Globalization;

namespace RouteGen.Generator.Reading;

/// <summary>Names of path parameters. Case, <c>-</c> and <c>_</c> do not count: <c>{user-id}</c>, <c>{user_id}</c> and a C# <c>userId</c> are one name.</summary>
internal static class ParameterNames
{
    /// <summary>Whether two names are one.</summary>
    public static bool AreSame(string left, string right)
    {
        var leftIndex = 0;
        var rightIndex = 0;
        while (true)
        {
            while (leftIndex < left.Length && left[leftIndex] is '-' or '_') leftIndex++;
            while (rightIndex < right.Length && right[rightIndex] is '-' or '_') rightIndex++;
            if (leftIndex == left.Length || rightIndex == right.Length) return leftIndex == left.Length && rightIndex == right.Length;
            if (char.ToUpperInvariant(left[leftIndex++]) != char.ToUpperInvariant(right[rightIndex++])) return false;
        }
    }

    /// <summary>A letter or digit, or a mark that belongs to the letter before it; the same characters a C# name may hold.</summary>
    public static bool IsNameCharacter(char character) =>
        char.IsLetterOrDigit(character) || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
