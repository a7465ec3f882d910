namespace RouteGen.Events;

/// <summary>The ARNs that events name their sources by.</summary>
internal static class EventArn
{
    /// <summary>The name that people gave the source: of <c>arn:aws:sqs:eu-west-1:1:orders</c> the queue, of <c>...:table/Users/stream/2026-01-01</c> the table.</summary>
    public static ReadOnlySpan<byte> NameIn(ReadOnlySpan<byte> arn)
    {
        // arn:partition:service:region:account:resource, where the resource may hold colons of its own.
        for (var colons = 0; colons < 5; colons++)
        {
            var colon = arn.IndexOf((byte)':');
            if (colon < 0) return arn;
            arn = arn[(colon + 1)..];
        }

        var slash = arn.IndexOf((byte)'/');
        if (slash < 0) return arn;
        var type = arn[..slash];
        var name = arn[(slash + 1)..];
        // rule/bus/name and schedule/group/name: the name comes last; elsewhere what follows it is a stream's or a consumer's.
        if (type.SequenceEqual("rule"u8) || type.SequenceEqual("schedule"u8)) return name[(name.LastIndexOf((byte)'/') + 1)..];
        var end = name.IndexOf((byte)'/');
        return end < 0 ? name : name[..end];
    }

    /// <summary>The service of an ARN: of <c>arn:aws:sqs:...</c> <c>sqs</c>.</summary>
    public static ReadOnlySpan<byte> ServiceIn(ReadOnlySpan<byte> arn)
    {
        for (var colons = 0; colons < 2; colons++)
        {
            var colon = arn.IndexOf((byte)':');
            if (colon < 0) return default;
            arn = arn[(colon + 1)..];
        }

        var end = arn.IndexOf((byte)':');
        return end < 0 ? default : arn[..end];
    }
}
