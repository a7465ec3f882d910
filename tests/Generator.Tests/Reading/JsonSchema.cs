using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests.Reading;

/// <summary>
/// Validates against exactly the keywords of JSON Schema that <c>docs/routes.schema.json</c> uses, and throws on any other: a keyword that was
/// ignored here would be believed to be tested.
/// </summary>
internal sealed class JsonSchema(JsonObject root)
{
    public static JsonSchema Load() => new(JsonNode.Parse(File.ReadAllText(Repository.Folder("docs", "routes.schema.json")))!.AsObject());

    public JsonObject Root { get; } = root;

    /// <summary>Whether a route file is as the schema says: of the app, or a fragment.</summary>
    public bool Accepts(JsonNode? instance, bool isFragment = false) => IsValid(isFragment ? Definition("fragment") : Root, instance);

    public JsonObject Definition(string name) => Root["definitions"]![name]!.AsObject();

    private bool IsValid(JsonNode schema, JsonNode? instance) =>
        schema is JsonObject keywords ? keywords.All(keyword => IsValid(keywords, keyword.Key, keyword.Value!, instance)) : schema.GetValue<bool>();

    private bool IsValid(JsonObject schema, string keyword, JsonNode value, JsonNode? instance) => keyword switch
    {
        "$schema" or "title" or "description" or "default" or "definitions" => true,
        "$ref" => IsValid(Definition(value.GetValue<string>().Replace("#/definitions/", "", StringComparison.Ordinal)), instance),
        "allOf" => value.AsArray().All(part => IsValid(part!, instance)),
        "anyOf" => value.AsArray().Any(part => IsValid(part!, instance)),
        "type" => (value as JsonArray ?? [value.DeepClone()]).Any(type => type!.GetValue<string>() == TypeOf(instance)),
        "enum" => value.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, instance)),
        "pattern" => TypeOf(instance) != "string" || IsMatch(instance!.GetValue<string>(), value.GetValue<string>()),
        "maxLength" => TypeOf(instance) != "string" || instance!.GetValue<string>().Length <= value.GetValue<int>(),
        "minimum" => TypeOf(instance) != "number" || instance!.GetValue<double>() >= value.GetValue<double>(),
        "maximum" => TypeOf(instance) != "number" || instance!.GetValue<double>() <= value.GetValue<double>(),
        "minProperties" => instance is not JsonObject members || members.Count >= value.GetValue<int>(),
        "minItems" => instance is not JsonArray least || least.Count >= value.GetValue<int>(),
        "uniqueItems" => instance is not JsonArray unique || unique.Select(item => item?.ToJsonString()).Distinct(StringComparer.Ordinal).Count() == unique.Count,
        "items" => instance is not JsonArray list || list.All(item => IsValid(value, item)),
        "required" => instance is not JsonObject present || value.AsArray().All(name => present.ContainsKey(name!.GetValue<string>())),
        "properties" => instance is not JsonObject properties || properties.All(property => value[property.Key] is not { } member || IsValid(member, property.Value)),
        "patternProperties" => instance is not JsonObject patterned || patterned.All(property => value.AsObject().All(pattern => !IsMatch(property.Key, pattern.Key) || IsValid(pattern.Value!, property.Value))),
        "additionalProperties" => instance is not JsonObject open || open.All(property => IsNamed(schema, property.Key) || IsValid(value, property.Value)),
        _ => throw new NotSupportedException($"The schema uses '{keyword}', which this validator does not know."),
    };

    private static bool IsNamed(JsonObject schema, string name) =>
        schema["properties"]?[name] is not null || (schema["patternProperties"]?.AsObject().Any(pattern => IsMatch(name, pattern.Key)) ?? false);

    private static bool IsMatch(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    private static string TypeOf(JsonNode? instance) => instance switch
    {
        null => "null",
        JsonObject => "object",
        JsonArray => "array",
        _ => instance.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => "string",
            System.Text.Json.JsonValueKind.Number => "number",
            _ => "boolean",
        },
    };
}
