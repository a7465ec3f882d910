using RouteGen.Generator.Model;

namespace RouteGen.Generator.Reading;

/// <summary>The words that begin the key of a route.</summary>
internal static class RouteVerbs
{
    /// <summary>The HTTP verbs, in the order of <see cref="RouteVerb"/>.</summary>
    public static readonly string[] Http = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY"];

    /// <summary>The verbs of event routes, which this version does not have.</summary>
    public static readonly string[] Events = ["WS", "SQS", "SNS", "S3", "DYNAMODB", "KINESIS", "EVENT", "SCHEDULE", "COGNITO", "AUTHORIZER", "RAW", "INVOKE"];

    public static bool TryParse(string word, out RouteVerb verb)
    {
        var index = Array.IndexOf(Http, word);
        verb = (RouteVerb)index;
        return index >= 0;
    }

    public static bool IsEvent(string word) => Array.IndexOf(Events, word) >= 0;

    /// <summary>Whether a word is a verb in any case: <c>get</c> is a slip, not another word.</summary>
    public static bool IsVerbInAnyCase(string word) => Contains(Http, word) || Contains(Events, word);

    /// <summary>Whether a verb and a blank begin a line's text, so that the line is meant as a route.</summary>
    public static bool StartsWithVerb(string content, int start, int end)
    {
        var index = start;
        while (index < end && content[index] is not (' ' or '\t')) index++;
        return index < end && IsVerbInAnyCase(content.Substring(start, index - start));
    }

    private static bool Contains(string[] words, string word) => Array.Exists(words, candidate => string.Equals(candidate, word, StringComparison.OrdinalIgnoreCase));
}
