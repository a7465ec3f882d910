using RouteGen.Generator.Model;

namespace RouteGen.Generator.Reading;

/// <summary>The words that begin the key of a route: those of this version, and those that only a later one takes.</summary>
internal static class VerbWords
{
    /// <summary>The verbs of this version.</summary>
    public static readonly string[] All = [.. RouteVerbs.Names, .. EventVerbs.Names];

    /// <summary>Verbs of events that RouteGen is designed to have and this version lacks.</summary>
    private static readonly string[] _ofLaterVersions = ["COGNITO", "RAW", "INVOKE"];

    public static bool IsOfLaterVersion(string word) => Array.IndexOf(_ofLaterVersions, word) >= 0;

    /// <summary>Whether a word is a verb in any case: <c>get</c> is a slip, not another word.</summary>
    public static bool IsVerbInAnyCase(string word) => Contains(All, word) || Contains(_ofLaterVersions, word);

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

    private static bool Contains(string[] words, string word) => Array.Exists(words, candidate => string.Equals(candidate, word, StringComparison.OrdinalIgnoreCase));
}
