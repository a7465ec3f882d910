using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>
/// Reads <c>pattern:</c>. What EventBridge refuses is an error at the smallest token: a rule with the same pattern could not be made.
/// Plain <c>true</c>, <c>false</c>, <c>null</c> and numbers are what JSON makes of them, everything else is a text.
/// </summary>
internal sealed class EventPatternReader
{
    // What EventBridge makes of '$or' at most: it tries each way through them for itself.
    private const int MostCombinations = 1000;

    // Keys and values. EventBridge takes 2,048 characters, 4,096 on request.
    private const int MostParts = 1000;

    // These stand in every event, and always as texts.
    private static readonly string[] _envelopeTexts = ["version", "id", "source", "detail-type", "account", "time", "region", "resources"];

    private readonly OptionReader _options;
    private readonly FileDiagnostics _diagnostics;
    private readonly PatternOperatorReader _operators;
    private bool _isUnreadable;
    private int _parts;

    public EventPatternReader(OptionReader options, FileDiagnostics diagnostics)
    {
        _options = options;
        _diagnostics = diagnostics;
        _operators = new PatternOperatorReader(options, diagnostics);
    }

    /// <summary>Reads the option's value.</summary>
    /// <returns><see langword="null"/> for a pattern that was reported: without a part of it other events would fit.</returns>
    public EventBridgePattern? Read(RouteOption option, YamlEntry entry)
    {
        if (_options.ReadMapping(option.Name, option.Expected, entry) is not { } mapping) return null;
        var before = _diagnostics.Count;
        _isUnreadable = false;
        _parts = 0;
        var node = new Node();
        ReadFields(mapping, node, path: "");
        if (_parts > MostParts) Report(Descriptors.PatternTooLarge, entry.Key, "has more than a thousand keys and values", MostParts);
        if (_isUnreadable || _diagnostics.Count > before) return null;
        var pattern = node.ToPattern();
        if (CountCombinations(pattern) <= MostCombinations) return pattern;
        Report(Descriptors.PatternTooLarge, entry.Key, $"can be fulfilled in more than {MostCombinations} ways, each '$or' multiplying those of the others", MostCombinations);
        return null;
    }

    private void ReadFields(YamlMapping mapping, Node node, string path)
    {
        _isUnreadable |= !mapping.IsComplete;
        if (mapping.Entries.Count == 0 && mapping.IsComplete) ReportEmpty(mapping, path.Length == 0 ? "The pattern" : $"'{path}'", "Write fields in it, such as 'source: [my.shop]', or remove it");
        foreach (var entry in mapping.Entries)
        {
            if (++_parts > MostParts) return;
            if (entry.Key.Value == EventBridgePattern.Or) ReadChoice(entry, node, path);
            else ReadField(entry, node, path);
        }
    }

    private void ReadField(YamlEntry entry, Node node, string path)
    {
        var key = _options.TextOf(entry.Key);
        var names = key.Value.Split('.');
        if (names.Length > RouteFileLimits.Depth)
        {
            _diagnostics.Report(Descriptors.PatternTooLarge, key.Span, $"has a key of {names.Length} levels", RouteFileLimits.Depth);
            return;
        }

        var field = node.Find(names);
        var whole = path.Length == 0 ? key.Value : path + "." + key.Value;
        switch (entry.Value)
        {
            case YamlMapping members:
                ReadFields(members, field.Members ??= new Node(), whole);
                break;
            case YamlSequence { Items.Count: 0 } list:
                ReportEmpty(list, $"The list of '{whole}'", "Write what its value may be, or remove it");
                break;
            case YamlSequence list when field.Key is { } first:
                _diagnostics.Report(Descriptors.PatternFieldTwice, key.Span, first, whole);
                break;
            case YamlSequence list:
                field.Key = key.Span;
                foreach (var item in list.Items) ReadValue(item, field, whole);
                break;
            case YamlScalar { IsPlain: true, Value.Length: 0 }:
                _options.ReportMissing(entry.Key, "what its value may be, such as '[my.shop]'");
                _isUnreadable = true;
                break;
            case YamlScalar scalar:
                _diagnostics.Report(Descriptors.PatternValuesNotListed, _options.TextOf(scalar).Span, key.Value, PatternOperatorReader.Spell(scalar));
                break;
            default:
                _isUnreadable = true;
                break;
        }
    }

    private void ReadValue(YamlNode item, Field field, string path)
    {
        if (++_parts > MostParts) return;
        var count = _diagnostics.Count;
        var match = item switch
        {
            YamlScalar { IsPlain: true, Value.Length: 0 } => null,
            YamlScalar literal => PatternOperatorReader.ReadLiteral(literal),
            YamlMapping operators => _operators.Read(operators, ref _parts),
            _ => null,
        };
        if (match is null)
        {
            _isUnreadable = true;
            if (item is YamlScalar { Value.Length: 0 }) _diagnostics.Report(Descriptors.PatternEmpty, item.Span, $"An item of '{path}'", "Write a value, '\"\"' for an empty text, or remove it");
            else if (_diagnostics.Count == count) _options.ReportWrongKind(item, $"An item of '{path}'", "a value or an operator", "Write it without the brackets");
            return;
        }

        if (Array.IndexOf(_envelopeTexts, path) >= 0 && PatternOperatorReader.FindNumber(match) is { } number)
        {
            var (token, advice) = item is YamlScalar scalar ? (_options.TextOf(scalar).Span, $"'\"{number}\"'") : (((YamlMapping)item).Entries[0].Key.Span, "an operator of texts, or the number in quotes");
            _diagnostics.Report(Descriptors.PatternNumberForText, token, path, advice);
        }

        field.Values.Add(match);
    }

    private void ReadChoice(YamlEntry entry, Node node, string path)
    {
        if (entry.Value is not YamlSequence list)
        {
            ReportChoice(entry.Value, PatternOperatorReader.Describe(entry.Value));
            return;
        }

        if (list.Items.Count < 2) ReportChoice(list, list.Items.Count == 0 ? "an empty list" : "a list of one");
        var choice = new List<Node>();
        foreach (var item in list.Items)
        {
            if (item is not YamlMapping mapping)
            {
                ReportChoice(item, "a list with " + PatternOperatorReader.Describe(item));
                continue;
            }

            var option = new Node();
            choice.Add(option);
            ReadFields(mapping, option, path.Length == 0 ? EventBridgePattern.Or : path + "." + EventBridgePattern.Or);
        }

        node.Choices.Add(choice);
    }

    private void ReportChoice(YamlNode node, string stands)
    {
        _isUnreadable = true;
        if (node is not YamlUnreadable) _diagnostics.Report(Descriptors.PatternChoiceWrong, PatternOperatorReader.FirstTokenOf(node), stands);
    }

    private void ReportEmpty(YamlNode node, string subject, string advice) => _diagnostics.Report(Descriptors.PatternEmpty, PatternOperatorReader.FirstTokenOf(node), subject, advice);

    private void Report(Microsoft.CodeAnalysis.DiagnosticDescriptor descriptor, YamlScalar key, params object[] arguments) => _diagnostics.Report(descriptor, _options.TextOf(key).Span, arguments);

    // The ways through an object multiply, those of a choice add up. Saturated, since a pattern of a thousand parts has room for 2^200.
    private static long CountCombinations(EventBridgePattern pattern)
    {
        var count = 1L;
        foreach (var field in pattern.Fields) count = Multiply(count, field.Members is { } members ? CountCombinations(members) : 1);
        foreach (var choice in pattern.Choices) count = Multiply(count, choice.Patterns.Aggregate(0L, (sum, option) => Math.Min(sum + CountCombinations(option), MostCombinations + 1)));
        return count;
    }

    private static long Multiply(long left, long right) => Math.Min(left * right, MostCombinations + 1);

    /// <summary>An object of the pattern while it is read: a key with dots adds to what another key began.</summary>
    private sealed class Node
    {
        private readonly List<Field> _fields = [];

        public List<List<Node>> Choices { get; } = [];

        public Field Find(string[] names)
        {
            var (node, field) = (this, default(Field));
            foreach (var name in names)
            {
                if (field is not null) node = field.Members ??= new Node();
                field = node._fields.Find(other => other.Name == name);
                if (field is null) node._fields.Add(field = new Field(name));
            }

            return field!;
        }

        public EventBridgePattern ToPattern() => new(_fields.Select(field => new PatternField(field.Name, field.Values.ToEquatableArray()) { Members = field.Members?.ToPattern() }).ToEquatableArray())
        {
            Choices = Choices.Select(choice => new PatternChoice(choice.Select(option => option.ToPattern()).ToEquatableArray())).ToEquatableArray(),
        };
    }

    private sealed class Field(string name)
    {
        public string Name { get; } = name;

        /// <summary>Where the values' key stands.</summary>
        public TextSpan? Key { get; set; }

        public List<PatternMatch> Values { get; } = [];

        public Node? Members { get; set; }
    }
}
