using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Reading;

namespace RouteGen.Generator.Tests.Reading;

/// <summary>A YAML text as an editor's schema check sees it: YAML 1.2, in which only <c>true</c>, <c>false</c>, <c>null</c> and numbers are no texts.</summary>
internal static class YamlInstance
{
    /// <summary>Reads a text; false for one that is no YAML, or YAML that route files do not use.</summary>
    public static bool TryParse(string text, out JsonNode? instance)
    {
        instance = null;
        var source = SourceText.From(text);
        var diagnostics = new FileDiagnostics(RouteText.Path, source);
        if (YamlTraps.Remove(source, diagnostics) is not { } clean) return false;
        var root = YamlTree.Read(clean.Content, diagnostics, reportsSyntax: true, out _);
        if (diagnostics.Count > 0 || root is null) return false;
        instance = ToJson(root);
        return true;
    }

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMapping mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Value, ToJson(entry.Value)))),
        YamlScalar { IsNull: true } => null,
        YamlScalar { IsPlain: true, Value: "true" or "false" } scalar => JsonValue.Create(scalar.Value == "true"),
        YamlScalar { IsPlain: true } scalar when double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => JsonValue.Create(number),
        YamlScalar scalar => JsonValue.Create(scalar.Value),
        YamlSequence sequence => new JsonArray([.. sequence.Items.Select(ToJson)]),
        _ => null,
    };
}
