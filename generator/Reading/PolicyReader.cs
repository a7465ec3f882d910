using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>Reads the options that say how requests are taken, wherever they stand: at the app, a fragment, a group or a route.</summary>
internal sealed class PolicyReader(OptionReader options, FileDiagnostics diagnostics)
{
    private const int LongestName = 64;
    private const int LongestMetadata = 256;
    private const int GreatestConcurrency = 100_000;
    private const int MostMilliseconds = 15 * 60 * 1000;
    private const int MostBytes = 6 * 1024 * 1024;

    private static readonly (string, int)[] Durations = [("ms", 1), ("s", 1000), ("m", 60 * 1000)];
    private static readonly (string, int)[] Sizes = [("b", 1), ("kb", 1024), ("mb", 1024 * 1024)];

    private readonly AuthReader _auth = new(options, diagnostics);
    private readonly CorsReader _cors = new(options, diagnostics);
    private readonly SourcesReader _sources = new(options, diagnostics);

    /// <summary>Adds what an option says; what is wrong was reported, and says nothing.</summary>
    public DeclaredPolicy Read(RouteOption option, YamlEntry entry, DeclaredPolicy policy)
    {
        if (option == RouteOptions.Namespace) return policy with { Namespace = options.ReadNamespace(option, entry) };
        if (option == RouteOptions.Sources) return _sources.Read(option, entry, policy);
        if (option == RouteOptions.Use) return policy with { Use = ReadMethods(option, entry) };
        if (option == EventRouteOptions.Around) return policy with { Around = ReadMethods(option, entry) };
        if (option == EventRouteOptions.EnabledWhen) return policy with { EnabledWhen = ReadVariable(option, entry) };
        if (option == EventRouteOptions.Sends) return policy with { Sends = new SendsReader(options, diagnostics).Read(option, entry) ?? [] };
        if (option == RouteOptions.Auth) return policy with { Auth = _auth.Read(option, entry) };
        if (option == RouteOptions.Cors) return policy with { Cors = _cors.Read(option, entry) };
        if (option == RouteOptions.Fault) return policy with { Fault = options.ReadBoolean(option.Name, entry) };
        if (option == RouteOptions.Timeout) return policy with { Timeout = options.ReadQuantity(option, entry, Durations, MostMilliseconds) };
        if (option == RouteOptions.BodyLimit) return policy with { BodyLimit = options.ReadQuantity(option, entry, Sizes, MostBytes) };
        if (option == RouteOptions.Concurrency) return policy with { Concurrency = options.ReadNumber(option.Name, entry, 1, GreatestConcurrency) };
        if (option == RouteOptions.Function) return policy with { Function = ReadFunction(option, entry) };
        if (option == RouteOptions.Name) return policy with { Name = ReadName(option, entry) };
        if (option == RouteOptions.Metadata) return policy with { Metadata = ReadMetadata(option, entry) };
        return policy;
    }

    private EquatableArray<DeclaredUse> ReadMethods(RouteOption option, YamlEntry entry) =>
        options.ReadItems(option, entry, item => options.ReadHandler(item) is { } method ? new DeclaredUse(method, Namespace: null) : null) ?? [];

    private string? ReadVariable(RouteOption option, YamlEntry entry)
    {
        if (options.ReadText(option, entry) is not { } value) return null;
        if (value.Length <= LongestName && value[0] is not (>= '0' and <= '9') && value.Value.All(character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')) return value.Value;
        diagnostics.Report(Descriptors.WrongValue, value.Span, value.Value, option.Name, option.Expected);
        return null;
    }

    private DeclaredName? ReadFunction(RouteOption option, YamlEntry entry) =>
        options.ReadText(option, entry) is { } value ? new DeclaredName(value.Value, diagnostics.At(value.Span)) : null;

    private string? ReadName(RouteOption option, YamlEntry entry)
    {
        if (options.ReadText(option, entry) is not { } value) return null;
        if (IsWord(value.Value)) return value.Value;
        diagnostics.Report(Descriptors.WrongValue, value.Span, value.Value, option.Name, option.Expected);
        return null;
    }

    private EquatableArray<MetadataEntry> ReadMetadata(RouteOption option, YamlEntry entry)
    {
        if (options.ReadMapping(option.Name, option.Expected, entry) is not { } members) return [];
        var entries = new List<MetadataEntry>();
        options.ReadMembers(option, members, [], (key, member) =>
        {
            if (!IsWord(key)) diagnostics.Report(Descriptors.WrongValue, options.TextOf(member.Key).Span, key, option.Name, "keys of letters, digits, '.', '_' and '-'");
            else if (options.ReadText(key, "a text", member) is not { } text) return true;
            else if (text.Length > LongestMetadata || text.Value.Any(char.IsControl)) diagnostics.Report(Descriptors.WrongValue, text.Span, text.Value, key, $"one line of at most {LongestMetadata} characters");
            else entries.Add(new MetadataEntry(key, text.Value));
            return true;
        });
        return entries.ToEquatableArray();
    }

    private static bool IsWord(string text) => text.Length is > 0 and <= LongestName && text.All(character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '-');
}
