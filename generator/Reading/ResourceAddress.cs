using RouteGen.Generator.Model;

namespace RouteGen.Generator.Reading;

/// <summary>ARNs and URLs, which consoles offer for copying and which no target is: finds the name in them.</summary>
internal static class ResourceAddress
{
    /// <summary>An ARN, as a message calls it.</summary>
    public const string Arn = "an ARN";

    /// <summary>What a text is, with its article, or <see langword="null"/> for what is no address.</summary>
    public static string? KindOf(string text)
    {
        if (text.StartsWith("arn:", StringComparison.OrdinalIgnoreCase)) return Arn;
        return text.IndexOf("://", StringComparison.Ordinal) > 0 ? "a URL" : null;
    }

    /// <summary>The target that an address stands for; it may still be none, as of an address that was cut.</summary>
    public static string TargetOf(EventVerb verb, string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        return scheme > 0 ? OfUrl(verb, address.Substring(0, scheme), address.Substring(scheme + 3)) : OfArn(verb, address);
    }

    // arn:partition:service:region:account:resource, where the resource may hold colons and slashes.
    private static string OfArn(EventVerb verb, string arn)
    {
        var parts = arn.Split([':'], 6);
        var resource = parts.Length == 6 ? parts[5] : "";
        return verb switch
        {
            EventVerb.S3 => resource,
            // table/users/stream/2026-01-01T00:00:00.000, stream/clicks/consumer/one:1
            EventVerb.DynamoDb or EventVerb.Kinesis => Before(After(resource, '/'), '/'),
            // rule/nightly, rule/my-bus/nightly, schedule/my-group/nightly
            EventVerb.Schedule => resource.Substring(resource.LastIndexOf('/') + 1),
            // A subscription's ARN has its id behind the topic's name.
            _ => Before(resource, ':'),
        };
    }

    private static string OfUrl(EventVerb verb, string scheme, string rest)
    {
        rest = Before(rest, '?');
        if (verb != EventVerb.S3) return rest.Substring(rest.LastIndexOf('/') + 1);

        // s3://bucket/key, https://s3.region.amazonaws.com/bucket/key, https://bucket.s3.region.amazonaws.com/key
        if (scheme == "s3") return rest;
        var host = Before(rest, '/');
        var path = After(rest, '/');
        if (host.StartsWith("s3.", StringComparison.Ordinal) || host.StartsWith("s3-", StringComparison.Ordinal)) return path;
        var service = host.IndexOf(".s3", StringComparison.Ordinal);
        if (service < 0) return "";
        return host.Substring(0, service) + (path.Length > 0 ? "/" + path : "");
    }

    private static string Before(string text, char mark) => text.IndexOf(mark) is var index and >= 0 ? text.Substring(0, index) : text;

    private static string After(string text, char mark) => text.IndexOf(mark) is var index and >= 0 ? text.Substring(index + 1) : "";
}
