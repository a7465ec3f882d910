using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>Reads <c>sources:</c>: fronts, each alone or pinned to an id.</summary>
internal sealed class SourcesReader(OptionReader options, FileDiagnostics diagnostics)
{
    private const string Arn = "arn:";

    public DeclaredPolicy Read(RouteOption option, YamlEntry entry, DeclaredPolicy policy)
    {
        if (options.ReadItems(option.Name, option.Expected, entry) is not { } items) return policy;
        var before = diagnostics.Count;
        var fronts = RequestFronts.None;
        var whole = new Dictionary<RequestFronts, ScalarText>();
        var pins = new List<SourcePin>();
        foreach (var item in items)
        {
            var colon = item.Value.IndexOf(':');
            var word = colon < 0 ? item : item.Slice(0, colon);
            if (!SourceWords.TryParse(word.Value, out var front))
            {
                diagnostics.Report(Descriptors.WrongValue, word.Span, word.Value, option.Name, SourceWords.Repair(word.Value) is { } repaired ? $"{repaired}; the fronts are {SourceWords.Listed}" : option.Expected);
                continue;
            }

            // 'rest' and 'rest:abc' side by side contradict each other.
            if (whole.TryGetValue(front, out var first) && (colon < 0 || first.Value == word.Value)) diagnostics.Report(Descriptors.DuplicateItem, word.Span, first.Span, word.Value, option.Name);
            else whole[front] = item;
            fronts |= front;
            if (colon >= 0 && ReadId(option, front, item.Slice(colon + 1), item) is { } id) pins.Add(new SourcePin(front, id));
        }

        return diagnostics.Count > before ? policy : policy with { Sources = fronts, Pins = pins.ToEquatableArray() };
    }

    private string? ReadId(RouteOption option, RequestFronts front, ScalarText id, ScalarText item)
    {
        // Load balancers name the target group that called, and nothing else of themselves.
        var isGood = front == RequestFronts.Alb
            ? id.Value.StartsWith(Arn, StringComparison.Ordinal) && id.Value.IndexOf(":targetgroup/", StringComparison.Ordinal) > 0 && id.Value.All(character => character is > ' ' and < '\x7F' and not ('"' or '\\'))
            : id.Length > 0 && id.Value.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9'));
        if (isGood) return id.Value;
        var expected = front == RequestFronts.Alb ? "'alb:' and the ARN of a target group" : $"'{item.Value.Substring(0, item.Length - id.Length)}' and the id as requestContext.apiId has it, letters and digits such as a1b2c3d4e5";
        diagnostics.Report(Descriptors.WrongValue, item.Span, item.Value, option.Name, expected);
        return null;
    }
}
