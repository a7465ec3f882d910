using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>The parts of a key; one of the verbs is set.</summary>
/// <param name="Verb">The verb of a route of requests.</param>
/// <param name="Event">The verb of a route of events.</param>
/// <param name="Target">What follows the verb: a path with its slash, or the target of an event route.</param>
internal readonly record struct ReadKey(RouteVerb? Verb, EventVerb? Event, ScalarText Target);

/// <summary>Reads the key of a route: <c>GET /users/{id}</c>, <c>SQS orders</c>.</summary>
internal static class RouteKeyReader
{
    public const string GroupWord = "group";

    /// <summary>Whether a key is meant as a route's: it begins with a verb, or has a path as its second word.</summary>
    public static bool IsMeant(string key)
    {
        var end = EndOfWord(key);
        if (VerbWords.IsVerbInAnyCase(key.Substring(0, end))) return true;
        var slash = key.IndexOf('/');
        return slash > end ? string.IsNullOrWhiteSpace(key.Substring(end, slash - end)) : slash > 0 && VerbWords.IsVerbInAnyCase(key.Substring(0, slash));
    }

    /// <summary>Whether a key is a group's: a path, or the word for a group without one.</summary>
    public static bool IsGroup(string key) =>
        key.Length > 0 && (key[0] == '/' || key == GroupWord || (key.StartsWith(GroupWord, StringComparison.Ordinal) && char.IsWhiteSpace(key[GroupWord.Length])));

    /// <summary>Whether a key is taken for a route's where routes stand: no option has two words.</summary>
    public static bool IsMeantAmongRoutes(string key) => EndOfWord(key) < key.Length || IsMeant(key);

    /// <summary>Reads a key as verb, one space and target; the target itself is read by <see cref="PathReader"/> or <see cref="EventTargetReader"/>.</summary>
    /// <returns><see langword="null"/> for a key that was reported.</returns>
    public static ReadKey? Read(ScalarText key, FileDiagnostics diagnostics)
    {
        var text = key.Value;
        var wordEnd = EndOfWord(text);
        var slash = text.IndexOf('/');
        // 'GET/users' has its verb before the slash.
        var verbEnd = slash > 0 && slash < wordEnd && VerbWords.IsVerbInAnyCase(text.Substring(0, slash)) ? slash : wordEnd;
        if (verbEnd == 0)
        {
            diagnostics.Report(Descriptors.KeySpacing, key.SpanOf(0, text.Length - text.TrimStart().Length), text.Trim());
            return null;
        }

        if (!TryReadVerb(key.Slice(0, verbEnd), diagnostics, out var verb, out var @event)) return null;

        var targetStart = verbEnd;
        while (targetStart < text.Length && char.IsWhiteSpace(text[targetStart])) targetStart++;
        var verbText = text.Substring(0, verbEnd);
        var target = key.Slice(targetStart);
        if (target.Length == 0)
        {
            // 'INVOKE' alone takes any payload.
            if (@event == EventVerb.Invoke && verbEnd == text.Length) return new ReadKey(null, @event, target);
            if (@event is { } missing) diagnostics.Report(Descriptors.TargetPart, key.Span, verbText, EventTargetReader.Describe(missing), $"'{EventTargetReader.ExampleOf(missing)}'");
            else diagnostics.Report(Descriptors.PathStart, key.Span, verbText + " /");
            return null;
        }

        if (targetStart != verbEnd + 1 || text[verbEnd] != ' ')
        {
            // Where the space is missing, the slash is the token that stands in its place.
            diagnostics.Report(Descriptors.KeySpacing, key.SpanOf(verbEnd, Math.Max(1, targetStart - verbEnd)), verbText + " " + (@event is null ? target.Value : target.Value.TrimStart('/')));
            return null;
        }

        if (@event is null && target[0] != '/')
        {
            diagnostics.Report(Descriptors.PathStart, target.Span, verbText + " " + WithSlash(target.Value));
            return null;
        }

        return new ReadKey(verb, @event, target);
    }

    private static bool TryReadVerb(ScalarText word, FileDiagnostics diagnostics, out RouteVerb? verb, out EventVerb? @event)
    {
        var text = word.Value;
        verb = RouteVerbs.TryParse(text, out var ofRequests) ? ofRequests : null;
        @event = EventVerbs.TryParse(text, out var ofEvents) ? ofEvents : null;
        if (verb is not null || @event is not null) return true;
        var closest = text is "*" || string.Equals(text, "ALL", StringComparison.OrdinalIgnoreCase) ? "ANY" : Suggestions.Closest(text, VerbWords.All);
        diagnostics.Report(Descriptors.UnknownVerb, word.Span, text, closest is null ? "." : $"; did you mean '{closest}'?");
        return false;
    }

    private static string WithSlash(string target)
    {
        // A whole address: its path is what comes after the host.
        var host = target.IndexOf("://", StringComparison.Ordinal);
        if (host >= 0)
        {
            var slash = target.IndexOf('/', host + 3);
            target = slash < 0 ? "" : target.Substring(slash + 1);
        }

        return ForeignPathSyntax.Rewrite("/" + target) ?? "/" + target;
    }

    private static int EndOfWord(string text)
    {
        var end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
        return end;
    }
}
