using RouteGen.Generator.Model;

namespace RouteGen.Generator.Reading;

/// <summary>The words that begin the key of a route.</summary>
internal static class VerbWords
{
    /// <summary>The verbs of requests and of events.</summary>
    public static readonly string[] All = [.. RouteVerbs.Names, .. EventVerbs.Names];

    /// <summary>Whether a word is a verb in any case: <c>get</c> is a slip, not another word.</summary>
    public static bool IsVerbInAnyCase(string word) => Array.Exists(All, verb => string.Equals(verb, word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a verb and a blank begin a line's text, so that the line is meant as a route.</summary>
    public static bool StartsWithVerb(string content, int start, int end) => IsVerbInAnyCase(FirstWord(content, start, end));

    /// <summary>Whether a verb of events and a blank begin a line's text.</summary>
    public static bool StartsWithEventVerb(string content, int start, int end) => EventVerbs.TryParse(FirstWord(content, start, end), out _);

    /// <summary>The word in front of the first blank, or nothing where there is none.</summary>
    private static string FirstWord(string content, int start, int end)
    {
        var index = start;
        while (index < end && content[index] is not (' ' or '\t')) index++;
        return index < end ? content.Substring(start, index - start) : "";
    }
}
