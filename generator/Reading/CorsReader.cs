using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>Reads <c>cors:</c>.</summary>
internal sealed class CorsReader(OptionReader options, FileDiagnostics diagnostics)
{
    private const string Origins = "origins";
    private const string Headers = "headers";
    private const string Expose = "expose";
    private const string Credentials = "credentials";
    private const string MaxAge = "max-age";
    private const string AnyOrigin = "*";
    private const int LongestAge = 24 * 60 * 60;

    private static readonly string[] Members = [Origins, Headers, Expose, Credentials, MaxAge];

    // What a page that sends JSON and a token needs.
    private static readonly string[] UsualHeaders = ["authorization", "content-type"];

    /// <returns><see langword="null"/> for a value that was reported.</returns>
    public CorsPolicy? Read(RouteOption option, YamlEntry entry)
    {
        if (entry.Value is not YamlMapping members) return options.ReadChoice(option, entry) is null ? null : CorsPolicy.None;
        var policy = CorsPolicy.None with { Headers = [.. UsualHeaders] };
        YamlEntry? credentials = null;
        var isGood = options.ReadMembers(option, members, Members, (name, member) =>
        {
            if (name == Origins) policy = policy with { Origins = ReadItems(name, "origins such as 'https://shop.example', or '*'", member, IsOrigin) };
            else if (name == Headers) policy = policy with { Headers = ReadItems(name, "names of request headers, such as 'content-type'", member, IsHeader) };
            else if (name == Expose) policy = policy with { Exposed = ReadItems(name, "names of response headers, such as 'etag'", member, IsHeader) };
            else if (name == MaxAge) policy = policy with { MaxAge = options.ReadNumber(name, member, 0, LongestAge) };
            else if (name == Credentials) policy = policy with { AllowsCredentials = options.ReadBoolean(name, credentials = member) == true };
            else return false;
            return true;
        });
        if (!isGood) return null;
        if (policy.Origins.Count == 0)
        {
            diagnostics.Report(Descriptors.MissingValue, options.TextOf(entry.Key).Span, option.Name, "its 'origins', such as '{ origins: [https://shop.example] }'");
            return null;
        }

        if (!policy.AllowsCredentials || policy.Origins.FirstOrDefault(origin => origin.IndexOf('*') >= 0) is not { } open) return policy;
        diagnostics.Report(Descriptors.CorsCredentials, options.TextOf(credentials!.Key).Span, open);
        return null;
    }

    private EquatableArray<string> ReadItems(string name, string expected, YamlEntry entry, Func<string, bool> isGood)
    {
        if (options.ReadItems(name, expected, entry) is not { } items) return [];
        foreach (var item in items)
        {
            if (!isGood(item.Value)) diagnostics.Report(Descriptors.WrongValue, item.Span, item.Value, name, expected);
        }

        return items.Select(item => item.Value).ToEquatableArray();
    }

    // As a browser sends it: no path, no slash at the end, lower case. A star stands for one label, as in https://*.preview.example.
    private static bool IsOrigin(string origin)
    {
        if (origin == AnyOrigin) return true;
        var scheme = origin.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0 || !origin.Substring(0, scheme).All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '-' or '.')) return false;
        var host = origin.Substring(scheme + 3);
        if (host.StartsWith("*.", StringComparison.Ordinal)) host = host.Substring(2);
        return host.Length > 0 && host[0] is not ('.' or ':') && host.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.' or ':' or '[' or ']');
    }

    private static bool IsHeader(string name) => name.Length > 0 && name.All(character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || "!#$%&'*+-.^_`|~".IndexOf(character) >= 0);
}
