namespace RouteGen.Generator.Model;

/// <summary>The kinds of events that have no verb of their own, as <c>RAW</c> names them. The runtime's <c>RawEvents</c> recognises them; a test holds the two against each other.</summary>
internal static class RawKinds
{
    public static readonly string[] All = ["kafka", "mq", "logs", "ses", "firehose"];
}
