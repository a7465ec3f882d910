using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>Reads <c>metrics:</c>.</summary>
internal sealed class MetricsReader(OptionReader options, FileDiagnostics diagnostics)
{
    private const string Namespace = "namespace";
    private const string Service = "service";

    // CloudWatch's own namespaces, which nobody else may write to.
    private const string AmazonNamespaces = "AWS/";

    private const int LongestName = 255;

    private static readonly string[] Members = [Namespace, Service];

    /// <returns><see langword="null"/> for a value that was reported.</returns>
    public MetricsSettings? Read(RouteOption option, YamlEntry entry)
    {
        if (options.ReadMapping(option.Name, option.Expected, entry) is not { } members) return null;
        var (@namespace, service) = (default(string), default(string));
        var isGood = options.ReadMembers(option, members, Members, (name, member) =>
        {
            if (name == Namespace) @namespace = ReadName(name, $"a namespace of up to {LongestName} letters, digits, '.', '_', '/', '#', ':' and '-' that does not begin with '{AmazonNamespaces}', such as 'Shop'", member, IsNamespace);
            else if (name == Service) service = ReadName(name, $"a name of up to {LongestName} printable ASCII characters, such as 'orders'", member, IsService);
            else return false;
            return true;
        });
        if (!isGood) return null;
        if (@namespace is not null) return new MetricsSettings(@namespace, service);
        diagnostics.Report(Descriptors.MissingValue, options.TextOf(entry.Key).Span, option.Name, "its 'namespace', such as '{ namespace: Shop }'");
        return null;
    }

    private string? ReadName(string name, string expected, YamlEntry entry, Func<string, bool> isGood)
    {
        if (options.ReadText(name, expected, entry) is not { } value) return null;
        if (value.Length <= LongestName && isGood(value.Value)) return value.Value;
        diagnostics.Report(Descriptors.WrongValue, value.Span, value.Value, name, expected);
        return null;
    }

    private static bool IsNamespace(string name) =>
        !name.StartsWith(AmazonNamespaces, StringComparison.Ordinal) && name[0] != ':'
        && name.All(character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '/' or '#' or ':' or '-');

    private static bool IsService(string name) => name.All(character => character is >= ' ' and <= '~') && name.Trim().Length > 0;
}
