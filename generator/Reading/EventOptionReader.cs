using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>Reads the options that an event route alone may have. Some are for certain verbs: on another they would do nothing, so they are refused.</summary>
internal sealed class EventOptionReader(OptionReader options, FileDiagnostics diagnostics)
{
    private const int GreatestPriority = 1000;

    private readonly EventPatternReader _patterns = new(options, diagnostics);

    /// <summary>What AWS knows as the most records of a batch.</summary>
    private const int GreatestParallel = 10_000;

    // As S3 writes them, without 's3:'.
    private static readonly string[] ObjectEvents =
    [
        "ObjectCreated:*", "ObjectCreated:Put", "ObjectCreated:Post", "ObjectCreated:Copy", "ObjectCreated:CompleteMultipartUpload",
        "ObjectRemoved:*", "ObjectRemoved:Delete", "ObjectRemoved:DeleteMarkerCreated",
        "ObjectRestore:*", "ObjectRestore:Post", "ObjectRestore:Completed", "ObjectRestore:Delete",
        "ObjectTagging:*", "ObjectTagging:Put", "ObjectTagging:Delete", "ObjectAcl:Put",
        "LifecycleExpiration:*", "LifecycleExpiration:Delete", "LifecycleExpiration:DeleteMarkerCreated", "LifecycleTransition", "IntelligentTiering",
        "Replication:*", "Replication:OperationFailedReplication", "Replication:OperationMissedThreshold", "Replication:OperationReplicatedAfterThreshold", "Replication:OperationNotTracked",
        "ReducedRedundancyLostObject",
    ];

    /// <summary>Adds what an option of a route says; what is wrong was reported, and says nothing.</summary>
    public EventOptions Read(RouteOption option, YamlEntry entry, EventVerb verb, EventOptions said)
    {
        if (!IsFor(option, verb, entry)) return said;
        if (option == EventRouteOptions.Priority) return said with { Priority = options.ReadNumber(option.Name, entry, 1, GreatestPriority) ?? said.Priority };
        if (option == EventRouteOptions.On) return said with { On = options.ReadItems(option.Name, option.Expected, entry) is { } names ? names.Select(name => ReadObjectEvent(option, name)).OfType<string>().ToEquatableArray() : said.On };
        if (option == EventRouteOptions.Pattern) return said with { Pattern = _patterns.Read(option, entry) };
        if (option == EventRouteOptions.Partial) return said with { IsPartial = options.ReadChoice(option, entry) == "true" };
        if (option == EventRouteOptions.Parallel) return said with { Parallel = options.ReadNumber(option.Name, entry, 1, GreatestParallel) ?? said.Parallel };
        if (option == EventRouteOptions.ErrorStack) return said with { SendsErrorStack = options.ReadChoice(option, entry) == "true" };
        if (option == EventRouteOptions.Unwrap) return said with { Unwrap = ReadUnwrap(option, entry, verb) };
        return said;
    }

    /// <summary>The verbs that an option is for; all where it is not one of these.</summary>
    private static EventVerb[]? VerbsOf(RouteOption option)
    {
        if (option == EventRouteOptions.On) return [EventVerb.S3];
        if (option == EventRouteOptions.Pattern) return [EventVerb.Event];
        if (option == EventRouteOptions.Partial || option == EventRouteOptions.Parallel) return [EventVerb.Sqs, EventVerb.DynamoDb, EventVerb.Kinesis];
        return option == EventRouteOptions.Unwrap ? [EventVerb.Sqs, EventVerb.Sns] : null;
    }

    private bool IsFor(RouteOption option, EventVerb verb, YamlEntry entry)
    {
        if (VerbsOf(option) is not { } verbs || Array.IndexOf(verbs, verb) >= 0) return true;
        diagnostics.Report(Descriptors.OptionInWrongPlace, options.TextOf(entry.Key).Span, option.Name, $"a route of {EventVerbs.NameOf(verb)}", $"in the long form of a route of {string.Join(", ", verbs.Select(EventVerbs.NameOf))}");
        return false;
    }

    private string? ReadObjectEvent(RouteOption option, ScalarText name)
    {
        if (Array.IndexOf(ObjectEvents, name.Value) >= 0) return name.Value;
        var bare = name.Value.StartsWith("s3:", StringComparison.OrdinalIgnoreCase) ? name.Value.Substring(3) : name.Value;
        var closest = Suggestions.Closest(bare, ObjectEvents) ?? Suggestions.Closest(bare + ":*", ObjectEvents);
        diagnostics.Report(Descriptors.WrongValue, name.Span, name.Value, option.Name, closest is null ? option.Expected : $"'{closest}'");
        return null;
    }

    // A topic's notification may hold another wrapping; what a bucket or a bus sends holds none.
    private EquatableArray<string> ReadUnwrap(RouteOption option, YamlEntry entry, EventVerb verb)
    {
        if (options.ReadItems(option.Name, option.Expected, entry) is not { } items) return [];
        var before = diagnostics.Count;
        for (var index = 0; index < items.Count; index++)
        {
            var word = items[index].Value;
            if (Array.IndexOf(EventWrappings.All, word) < 0) diagnostics.Report(Descriptors.WrongValue, items[index].Span, word, option.Name, option.Expected);
            else if (word == EventWrappings.Sns && verb == EventVerb.Sns) diagnostics.Report(Descriptors.WrongValue, items[index].Span, word, option.Name, "'s3' or 'event': a topic's own notification is unwrapped already");
            else if (index > 0 && items[index - 1].Value is not EventWrappings.Sns) diagnostics.Report(Descriptors.WrongValue, items[index].Span, word, option.Name, $"nothing behind '{items[index - 1].Value}', in which no other wrapping is");
        }

        return diagnostics.Count > before ? [] : items.Select(item => item.Value).ToEquatableArray();
    }
}
