using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RouteGen.Generator.Tests.Patterns;

/// <summary>
/// A pattern as EventBridge's matcher is described, written apart from the product: the event is a list of paths with values, each of which remembers its elements of arrays;
/// each <c>$or</c> makes several patterns; the keys are taken in order, and a value counts if it stands in the same elements as those before it.
/// </summary>
internal sealed class NaivePattern(JsonObject pattern)
{
    private readonly List<List<(string Path, JsonArray Values)>> _rules = [.. Rules(pattern, "").Select(rule => rule.OrderBy(key => key.Path, StringComparer.Ordinal).ToList())];

    public bool Matches(JsonNode @event)
    {
        var fields = new List<Found>();
        Flatten(@event, "", new Dictionary<JsonArray, int>(), fields);
        return _rules.Exists(rule => Matches(rule, 0, new Dictionary<JsonArray, int>(), fields));
    }

    private sealed record Found(string Path, JsonNode? Value, Dictionary<JsonArray, int> Elements);

    private static IEnumerable<List<(string Path, JsonArray Values)>> Rules(JsonObject pattern, string prefix)
    {
        IEnumerable<List<(string, JsonArray)>> rules = [[]];
        foreach (var (key, value) in pattern)
        {
            var options = key == "$or" ? value!.AsArray().SelectMany(option => Rules(option!.AsObject(), prefix))
                : value is JsonObject members ? Rules(members, prefix + key + ".")
                : [[(prefix + key, value!.AsArray())]];
            rules = rules.SelectMany(rule => options.Select(option => rule.Concat(option).ToList())).ToList();
        }

        return rules;
    }

    private static void Flatten(JsonNode? node, string path, Dictionary<JsonArray, int> elements, List<Found> fields)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (key, value) in members) Flatten(value, path.Length == 0 ? key : path + "." + key, elements, fields);
                break;
            case JsonArray list:
                for (var index = 0; index < list.Count; index++) Flatten(list[index], path, list[index] is JsonObject ? new(elements) { [list] = index } : elements, fields);
                break;
            default:
                fields.Add(new Found(path, node, elements));
                break;
        }
    }

    private static bool Matches(List<(string Path, JsonArray Values)> rule, int place, Dictionary<JsonArray, int> elements, List<Found> fields)
    {
        if (place == rule.Count) return true;
        var (path, values) = rule[place];
        var candidates = fields.FindAll(field => field.Path == path && field.Elements.All(element => !elements.TryGetValue(element.Key, out var chosen) || chosen == element.Value));
        if (candidates.Count == 0 && values.Any(value => value is JsonObject { Count: 1 } operators && operators["exists"]?.GetValue<bool>() == false) && Matches(rule, place + 1, elements, fields)) return true;
        return candidates.Exists(field => values.Any(value => Fits(value, field.Value)) && Matches(rule, place + 1, Join(elements, field.Elements), fields));
    }

    private static Dictionary<JsonArray, int> Join(Dictionary<JsonArray, int> first, Dictionary<JsonArray, int> second) => first.Concat(second).DistinctBy(element => element.Key).ToDictionary(element => element.Key, element => element.Value);

    private static bool Fits(JsonNode? match, JsonNode? value)
    {
        if (match is not JsonObject operators) return IsSame(match, value);
        var (name, operand) = Assert.Single(operators);
        var text = value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
        return name switch
        {
            "exists" => operand!.GetValue<bool>(),
            "prefix" => text is not null && (operand is JsonObject caseless ? text.StartsWith(caseless["equals-ignore-case"]!.GetValue<string>(), StringComparison.OrdinalIgnoreCase) : text.StartsWith(operand!.GetValue<string>(), StringComparison.Ordinal)),
            "suffix" => text is not null && (operand is JsonObject caseless ? text.EndsWith(caseless["equals-ignore-case"]!.GetValue<string>(), StringComparison.OrdinalIgnoreCase) : text.EndsWith(operand!.GetValue<string>(), StringComparison.Ordinal)),
            "equals-ignore-case" => text is not null && text.Equals(operand!.GetValue<string>(), StringComparison.OrdinalIgnoreCase),
            "wildcard" => text is not null && Regex.IsMatch(text, "^" + Regex.Escape(operand!.GetValue<string>()).Replace("\\*", ".*", StringComparison.Ordinal) + "\\z", RegexOptions.Singleline, TimeSpan.FromSeconds(1)),
            "numeric" => value?.GetValueKind() == JsonValueKind.Number && operand!.AsArray().Chunk(2).All(bound => Holds(ValueOf(value), bound[0]!.GetValue<string>(), ValueOf(bound[1]!))),
            "anything-but" => operand switch
            {
                JsonObject inner => Assert.Single(inner) is var (innerName, innerOperand) && !Each(innerOperand).Any(item => Fits(new JsonObject { [innerName] = item?.DeepClone() }, value)),
                _ => !Each(operand).Any(item => IsSame(item, value)),
            },
            _ => throw new InvalidOperationException(name),
        };
    }

    private static IEnumerable<JsonNode?> Each(JsonNode? node) => node as JsonArray ?? new JsonArray(node?.DeepClone());

    private static bool IsSame(JsonNode? match, JsonNode? value)
    {
        var kind = match?.GetValueKind() ?? JsonValueKind.Null;
        if (kind != (value?.GetValueKind() ?? JsonValueKind.Null)) return false;
        return kind switch
        {
            JsonValueKind.Number => ValueOf(match!) == ValueOf(value!),
            JsonValueKind.String => match!.GetValue<string>() == value!.GetValue<string>(),
            _ => true,
        };
    }

    private static decimal ValueOf(JsonNode number) => decimal.Parse(number.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static bool Holds(decimal value, string comparison, decimal number) => comparison switch
    {
        "=" => value == number,
        "<" => value < number,
        "<=" => value <= number,
        ">" => value > number,
        _ => value >= number,
    };
}
