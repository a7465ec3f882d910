namespace RouteGen.Local.ShortForms;

/// <summary>A short form that a route takes, for people to try.</summary>
internal static class ShortFormExample
{
    /// <summary>The words of the form; <see langword="null"/> where the route's key does not tell enough.</summary>
    public static IReadOnlyList<string>? Of(ListedEvent route)
    {
        // A star stands for the stage more often than for anything else.
        var target = route.Target.Replace("*", "dev", StringComparison.Ordinal);
        string[]? arguments = route.Verb switch
        {
            "SQS" or "DYNAMODB" => [target, """{"id":1}"""],
            "SNS" or "KINESIS" => [target, "text"],
            "S3" => [target.Contains('/', StringComparison.Ordinal) ? target : target + "/a.txt"],
            "SCHEDULE" => [target],
            // With a pattern the key is a mere name.
            "EVENT" => target.Contains('/', StringComparison.Ordinal) ? [target, """{"id":1}"""] : null,
            "COGNITO" => [target, """{"userAttributes":{"email":"ada@example.com"}}"""],
            "AUTHORIZER" => target == "token" ? [target, "Bearer x"] : [target],
            "WS" => target is "$connect" or "$disconnect" ? [target] : [target, $$"""{"action":"{{target}}"}"""],
            "INVOKE" => target.Length == 0 ? ["""{"id":1}"""] : [target, """{"id":1}"""],
            "RAW" => [target, "event.json"],
            _ => null,
        };
        return arguments is null ? null : [route.Verb, .. arguments];
    }

    /// <summary>The form as <see cref="ShortFormLine"/> reads it, JSON without quotes around it.</summary>
    public static string AsLine(IReadOnlyList<string> words) =>
        string.Join(' ', words.Select(word => !word.StartsWith('{') && word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word));

    /// <summary>A word as a shell takes it for one.</summary>
    public static string Quote(string word)
    {
        var isPlain = word.Length > 0 && word.All(next => char.IsAsciiLetterOrDigit(next) || next is '_' or '.' or '/' or ':' or '-');
        return isPlain ? word : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
    }
}
