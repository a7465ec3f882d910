using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Model;

/// <summary>What the long form of an event route says besides its handler.</summary>
internal sealed record EventOptions
{
    /// <summary>The events of S3 that a route without <c>on:</c> takes.</summary>
    public const string ObjectCreated = "ObjectCreated:*";

    public static EventOptions None { get; } = new();

    /// <summary><c>priority:</c> the greater goes first.</summary>
    public int Priority { get; init; }

    /// <summary><c>on:</c> the names of S3's events, stars included.</summary>
    public EquatableArray<string> On { get; init; } = [ObjectCreated];

    /// <summary><c>pattern:</c> the events of EventBridge that the route takes; its target is only a name then.</summary>
    public EventBridgePattern? Pattern { get; init; }

    /// <summary><c>partial: true</c>: Lambda takes back the records that failed, and no others.</summary>
    public bool IsPartial { get; init; }

    /// <summary><c>parallel:</c> how many records are handled at once.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary><c>error-stack: true</c>: what the handler throws reaches the invoker with its stack.</summary>
    public bool SendsErrorStack { get; init; }

    /// <summary><c>unwrap:</c> what the records are wrapped in, the outermost first.</summary>
    public EquatableArray<string> Unwrap { get; init; } = [];
}

/// <summary>What a message may be wrapped in, as <c>unwrap:</c> names it.</summary>
internal static class EventWrappings
{
    /// <summary>A topic's notification.</summary>
    public const string Sns = "sns";

    /// <summary>A bucket's notification, with records of its own.</summary>
    public const string S3 = "s3";

    /// <summary>An event of EventBridge.</summary>
    public const string Event = "event";

    public static readonly string[] All = [Sns, S3, Event];
}

/// <summary>A target of <c>sends:</c>.</summary>
/// <param name="Verb">What kind of target it is.</param>
/// <param name="Target">The queue, topic, bucket and so on.</param>
/// <param name="Location">Where it is written.</param>
internal sealed record DeclaredSend(EventVerb Verb, EventTarget Target, TextLocation Location);
