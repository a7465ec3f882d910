using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Planning;

/// <summary>Finds SQS routes that were meant for the stages of a queue, and whose star takes its dead-letter queue too: what failed would come to the handler that it failed in.</summary>
internal static class DeadLetterQueues
{
    private const string FifoEnd = ".fifo";
    private const string Usual = "dlq";

    public static void Find(EquatableArray<DeclaredEvent> events, List<DiagnosticInfo> diagnostics)
    {
        var queues = events.Where(route => route.Verb == EventVerb.Sqs).ToList();
        foreach (var route in queues)
        {
            var name = route.Target.Name;
            var end = name.EndsWith(FifoEnd, StringComparison.Ordinal) ? FifoEnd : "";
            var stem = name.Substring(0, name.Length - end.Length);
            if (!stem.EndsWith("*", StringComparison.Ordinal) || IsOfDeadLetters(name) || queues.Exists(other => IsOfDeadLetters(other.Target.Name) && EventPattern.Includes(route.Target, other.Target))) continue;
            var begin = stem.Substring(0, stem.Length - 1);
            diagnostics.Add(new DiagnosticInfo(Descriptors.TakesDeadLetters, route.Key, RouteKey.Of(route.Verb, route.Target), begin.Replace("*", "") + Usual + end, stem + Usual + end));
        }
    }

    private static bool IsOfDeadLetters(string name) => name.IndexOf(Usual, StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("dead", StringComparison.OrdinalIgnoreCase) >= 0;
}
