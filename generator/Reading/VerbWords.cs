using RouteGen.Generator.Model;

namespace RouteGen.Generator.Reading;

/// <summary>The words that begin the key of a route: those of this version, and those that only a later one takes.</summary>
internal static class VerbWords
{
    /// <summary>The verbs of event routes, which this version does not have.</summary>
    public static readonly string[] Events = ["WS", "SQS", "SNS", "S3", "DYNAMODB", "KINESIS", "EVENT", "SCHEDULE", "COGNITO", "AUTHORIZER", "RAW", "INVOKE"];

    public static bool IsEvent(string word) => Array.IndexOf(Events, word) >= 0;

    /// <summary>Whether a word is a verb in any case: <c>get</c> is a slip, not another word.</summary>
    public static bool IsVerbInAnyCase(string word) => Contains(RouteVerbs.Names, word) || Contains(Events, word);

    /// <summary>Whether a verb and a blank begin a line's text, so that the line is meant as a route.</summary>
    public static bool StartsWithVerb(string content, int start, int end)
    {
        var index = start;
        while (index < end && content[index] is not (' ' or '\t')) index++;
        return index < end && IsVerbInAnyCase(content.Substring(start, index - start));
    }

    private static bool Contains(string[] words, string word) => Array.Exists(words, candidate => string.Equals(candidate, word, StringComparison.OrdinalIgnoreCase));
}
