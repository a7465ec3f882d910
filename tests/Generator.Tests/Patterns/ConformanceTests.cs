using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RouteGen.Generator.Tests.Reading;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests.Patterns;

/// <summary>Patterns and events that were tried on AWS: the name of a file says whether the pattern is valid and whether it matched.</summary>
public sealed class ConformanceTests
{
    // A key twice, of which EventBridge takes the last one. A route file has each key once, and there is no event beside it.
    private const string DuplicateKey = "complex_multi_key_event_pattern.json";

    private static readonly JsonDocumentOptions Json5 = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Lazy<IReadOnlyList<Recorded>> All = new(() => [.. Directory.GetFiles(Conformance.PathOf("event-patterns")).Order(StringComparer.Ordinal).Select(Recorded.Read)]);

    public static TheoryData<string> Invalid => [.. Conformance.IsThere ? All.Value.Where(file => file.IsInvalid).Select(file => file.Name) : ["none"]];

    [ConformanceFact]
    public void Every_valid_pattern_matches_as_it_did_on_AWS()
    {
        var valid = All.Value.Where(file => !file.IsInvalid).ToList();
        var compiled = CompiledPatterns.Of([.. valid.Select(file => file.Pattern)]);

        Assert.Equal(55, valid.Count);
        Assert.Empty(valid.Where((file, number) => compiled.Matches(file.Event, number) != file.Matches).Select(file => file.Name));
    }

    [ConformanceTheory]
    [MemberData(nameof(Invalid))]
    public void Every_invalid_pattern_is_an_error(string name)
    {
        var file = All.Value.Single(file => file.Name == name);
        var found = RouteText.Read(RouteOf(file.Pattern)).Diagnostics;

        Assert.StartsWith(name == DuplicateKey ? "RG0011" : "RG502", Assert.Single(found).Descriptor.Id, StringComparison.Ordinal);
    }

    [ConformanceFact]
    public void No_file_is_left_out() => Assert.Equal(79, All.Value.Count);

    private static string RouteOf(string pattern) => $"routes:\n  EVENT p: {{ handler: A.B, pattern: {pattern} }}\n";

    private sealed record Recorded(string Name, string Pattern, string Event, bool Matches, bool IsInvalid)
    {
        public static Recorded Read(string path)
        {
            var name = Path.GetFileName(path);
            // A tab is white space to JSON and none to YAML.
            if (name == DuplicateKey) return new Recorded(name, File.ReadAllText(path), "", Matches: false, IsInvalid: true);
            var file = JsonNode.Parse(File.ReadAllText(path), documentOptions: Json5)!;
            return new Recorded(
                name,
                file["EventPattern"]!.ToJsonString(Plain),
                file[nameof(Event)]!.ToJsonString(),
                Matches: !name.Contains("_NEG", StringComparison.Ordinal),
                IsInvalid: name.Contains("_EXC", StringComparison.Ordinal));
        }
    }
}
