using System.Globalization;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>Reads one value of a pattern's list: a literal, or an operator in a mapping of its own.</summary>
internal sealed class PatternOperatorReader(OptionReader options, FileDiagnostics diagnostics)
{
    private const string AText = "a text";
    private const double GreatestNumber = 5e9;
    private const string IgnoringCase = "equals-ignore-case";

    private static readonly string[] _operators = ["prefix", "suffix", "anything-but", "numeric", "cidr", "exists", "wildcard", IgnoringCase];
    private static readonly string[] _anythingBut = ["prefix", "suffix", "wildcard", IgnoringCase];

    /// <summary>Reads a literal that is not an empty plain one.</summary>
    public static PatternMatch ReadLiteral(YamlScalar scalar)
    {
        if (scalar.IsPlain)
        {
            if (scalar.Value == "true") return new PatternMatch(PatternOperator.True);
            if (scalar.Value == "false") return new PatternMatch(PatternOperator.False);
            if (scalar.Value == "null") return new PatternMatch(PatternOperator.Null);
            if (PatternText.IsNumber(scalar.Value)) return new PatternMatch(PatternOperator.Number, scalar.Value);
        }

        return new PatternMatch(PatternOperator.Text, scalar.Value);
    }

    /// <summary>Reads an operator.</summary>
    /// <param name="parts">Counts the texts of its list.</param>
    public PatternMatch? Read(YamlMapping mapping, ref int parts)
    {
        if (FindOperator(mapping, "a pattern", _operators) is not { } entry) return null;
        if (entry.Value is YamlSequence list) parts += list.Items.Count;
        return entry.Key.Value switch
        {
            "prefix" => ReadEnd(entry, PatternOperator.Prefix, PatternOperator.PrefixIgnoringCase),
            "suffix" => ReadEnd(entry, PatternOperator.Suffix, PatternOperator.SuffixIgnoringCase),
            "anything-but" => ReadAnythingBut(entry, ref parts),
            "numeric" => ReadNumeric(entry),
            "cidr" => ReadNetwork(entry),
            "exists" => ReadExists(entry),
            "wildcard" => ReadText(entry, entry.Value, PatternOperator.Wildcard),
            _ => ReadText(entry, entry.Value, PatternOperator.TextIgnoringCase),
        };
    }

    /// <summary>The number that a value is compared with by value, if it is with one.</summary>
    public static string? FindNumber(PatternMatch match) => match.Operator switch
    {
        PatternOperator.Number or PatternOperator.Above or PatternOperator.AtLeast or PatternOperator.Below or PatternOperator.AtMost => match.Operand,
        _ => match.Parts.Select(FindNumber).FirstOrDefault(number => number is not null),
    };

    /// <summary>What a node is, as the end of a sentence that begins with "this is".</summary>
    public static string Describe(YamlNode node) => node switch
    {
        YamlMapping => "a mapping",
        YamlSequence { Items.Count: 0 } => "an empty list",
        YamlSequence => "a list",
        YamlScalar { IsPlain: true, Value.Length: 0 } => "nothing",
        YamlScalar { IsPlain: true, Value: "true" or "false" or "null" } literal => literal.Value,
        YamlScalar { IsPlain: true } number when PatternText.IsNumber(number.Value) => $"the number {number.Value}",
        YamlScalar text => $"the text '{text.Value}'",
        _ => "something else",
    };

    /// <summary>A literal as it may stand in a list in brackets.</summary>
    public static string Spell(YamlScalar scalar)
    {
        if (!scalar.IsPlain) return "\"" + scalar.Value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
        return scalar.Value.IndexOfAny([',', '[', ']', '{', '}']) < 0 ? scalar.Value : "\"" + scalar.Value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
    }

    /// <summary>What shows a node's kind: a text itself, a bracket or dash, a mapping's first key.</summary>
    public static TextSpan FirstTokenOf(YamlNode node) => node switch
    {
        YamlScalar => node.Span,
        YamlMapping { IsFlow: false, Entries: { Count: > 0 } entries } => entries[0].Key.Span,
        _ => new TextSpan(node.Span.Start, Math.Min(1, node.Span.Length)),
    };

    private YamlEntry? FindOperator(YamlMapping mapping, string of, string[] names)
    {
        if (mapping.Entries.Count == 0)
        {
            if (mapping.IsComplete) diagnostics.Report(Descriptors.PatternEmpty, FirstTokenOf(mapping), "The operator", "Write one, such as '{ exists: true }', or remove the braces");
            return null;
        }

        var entry = mapping.Entries[0];
        if (Array.IndexOf(names, entry.Key.Value) < 0)
        {
            var closest = Suggestions.Closest(entry.Key.Value, names);
            diagnostics.Report(Descriptors.PatternOperatorUnknown, options.TextOf(entry.Key).Span, entry.Key.Value, of, closest is null ? "." : $"; did you mean '{closest}'?", string.Join(", ", names));
            return null;
        }

        if (mapping.Entries.Count == 1) return entry;
        diagnostics.Report(Descriptors.PatternOperandWrong, options.TextOf(mapping.Entries[1].Key).Span, entry.Key.Value, "its value alone, each operator in braces of its own", "a second one in the same");
        return null;
    }

    private PatternMatch? ReadEnd(YamlEntry entry, PatternOperator exact, PatternOperator ignoringCase)
    {
        if (entry.Value is not YamlMapping mapping) return ReadText(entry, entry.Value, exact, $"a text or '{{ {IgnoringCase}: text }}'");
        return FindOperator(mapping, $"'{entry.Key.Value}'", [IgnoringCase]) is { } inner ? ReadText(inner, inner.Value, ignoringCase) : null;
    }

    private PatternMatch? ReadText(YamlEntry entry, YamlNode value, PatternOperator @operator, string expected = AText)
    {
        if (value is not YamlScalar scalar || !IsText(scalar)) return Fail(entry, value, expected);
        var text = options.TextOf(scalar);
        if (@operator != PatternOperator.Wildcard || PatternText.FindWildcardError(text.Value) is not { } error) return new PatternMatch(@operator, text.Value);
        diagnostics.Report(Descriptors.PatternTextWrong, text.SpanOf(error.Start, error.Length), error.Problem, error.Advice);
        return null;
    }

    private PatternMatch? ReadExists(YamlEntry entry) => entry.Value switch
    {
        YamlScalar { IsPlain: true, Value: "true" } => new PatternMatch(PatternOperator.Exists),
        YamlScalar { IsPlain: true, Value: "false" } => new PatternMatch(PatternOperator.Missing),
        _ => Fail(entry, entry.Value, "true or false"),
    };

    private PatternMatch? ReadNetwork(YamlEntry entry)
    {
        const string Expected = "a network, such as '10.0.0.0/24' or '2001:db8::/32'";
        return entry.Value is YamlScalar scalar && PatternText.IsNetwork(scalar.Value) ? new PatternMatch(PatternOperator.Network, scalar.Value) : Fail(entry, entry.Value, Expected);
    }

    private PatternMatch? ReadAnythingBut(YamlEntry entry, ref int parts)
    {
        const string Expected = "a text, a number, a list of texts or of numbers, or one of the operators prefix, suffix, wildcard and equals-ignore-case";
        switch (entry.Value)
        {
            case YamlMapping mapping when FindOperator(mapping, "'anything-but'", _anythingBut) is { } inner:
                if (inner.Value is YamlSequence texts) parts += texts.Items.Count;
                return Not(ReadEach(inner, item => ReadNegated(inner, item)));
            case YamlMapping:
                return null;
            case YamlSequence { Items.Count: > 0 } list:
                var isOfNumbers = IsNumber(list.Items[0]);
                return Not(ReadEach(entry, item => item is YamlScalar scalar && (isOfNumbers ? IsNumber(item) : IsText(scalar)) ? ReadLiteral(scalar) : Fail(entry, item, isOfNumbers ? "numbers alone, when the first is one" : "texts alone, or numbers alone")));
            case YamlScalar scalar when IsNumber(scalar) || IsText(scalar):
                return Not(ReadEach(entry, item => ReadLiteral((YamlScalar)item)));
            default:
                return Fail(entry, entry.Value, Expected);
        }
    }

    private PatternMatch? ReadNegated(YamlEntry entry, YamlNode item)
    {
        var (@operator, mayBeEmpty) = entry.Key.Value switch
        {
            "prefix" => (PatternOperator.Prefix, false),
            "suffix" => (PatternOperator.Suffix, false),
            "wildcard" => (PatternOperator.Wildcard, true),
            _ => (PatternOperator.TextIgnoringCase, true),
        };
        // Every text begins and ends with nothing: nothing would be left.
        if (item is YamlScalar { IsPlain: false, Value.Length: 0 } && !mayBeEmpty) return Fail(entry, item, "a text that is not empty", "an empty one");
        return ReadText(entry, item, @operator, "a text or a list of texts");
    }

    private static PatternMatch? Not(List<PatternMatch>? parts) => parts is null ? null : new PatternMatch(PatternOperator.AnythingBut) { Parts = parts.ToEquatableArray() };

    /// <summary>Reads one value or each of a list that is not empty.</summary>
    private List<PatternMatch>? ReadEach(YamlEntry entry, Func<YamlNode, PatternMatch?> read)
    {
        var items = entry.Value is YamlSequence list ? list.Items : [entry.Value];
        if (items.Count == 0) Fail(entry, entry.Value, "a text or a list of texts");
        var matches = items.ConvertAll(item => read(item)).OfType<PatternMatch>().ToList();
        return matches.Count == items.Count && items.Count > 0 ? matches : null;
    }

    private PatternMatch? ReadNumeric(YamlEntry entry)
    {
        const string Expected = "a comparison and a number, such as '[\">\", 0]', or two that make a range, such as '[\">=\", 0, \"<\", 10]'";
        if (entry.Value is not YamlSequence { Items.Count: > 0 } list) return Fail(entry, entry.Value, Expected);
        var bounds = new List<PatternMatch>();
        for (var index = 0; index < list.Items.Count; index += 2)
        {
            if (ReadComparison(entry, list.Items[index]) is not { } comparison) return null;
            if (index > 0 && !IsRange(bounds[0].Operator, comparison)) return Fail(entry, list.Items[index], "one comparison, or '>' or '>=' and then '<' or '<='", $"'{((YamlScalar)list.Items[index]).Value}' after '{((YamlScalar)list.Items[index - 2]).Value}'");
            if (bounds.Count == 2) return Fail(entry, list.Items[index], "two comparisons at most", "a third");
            if (index + 1 == list.Items.Count) return Fail(entry, list.Items[index], "a number behind each comparison", "the last without one");
            var number = list.Items[index + 1];
            if (!IsNumber(number)) return Fail(entry, number, "a number behind each comparison");
            var value = double.Parse(((YamlScalar)number).Value, NumberStyles.Float, CultureInfo.InvariantCulture);
            if (!(Math.Abs(value) <= GreatestNumber)) return Fail(entry, number, "numbers from -5000000000 to 5000000000");
            // 'EventBridge' would never find a value in it, and refuses it.
            if (index > 0 && value <= double.Parse(bounds[0].Operand, NumberStyles.Float, CultureInfo.InvariantCulture)) return Fail(entry, number, "a range whose upper bound is above its lower one", $"'{((YamlScalar)number).Value}' above '{bounds[0].Operand}'");
            bounds.Add(new PatternMatch(comparison, ((YamlScalar)number).Value));
        }

        return bounds.Count == 1 ? bounds[0] : new PatternMatch(PatternOperator.Range) { Parts = bounds.ToEquatableArray() };
    }

    private PatternOperator? ReadComparison(YamlEntry entry, YamlNode node)
    {
        switch (node)
        {
            case YamlScalar { Value: "=" }: return PatternOperator.Number;
            case YamlScalar { Value: ">" }: return PatternOperator.Above;
            case YamlScalar { Value: ">=" }: return PatternOperator.AtLeast;
            case YamlScalar { Value: "<" }: return PatternOperator.Below;
            case YamlScalar { Value: "<=" }: return PatternOperator.AtMost;
            case YamlScalar { Value: "!=" or "<>" }:
                Fail(entry, node, "'=', '<', '<=', '>' and '>=' (for all numbers but one write '{ anything-but: 5 }')");
                return null;
            default:
                Fail(entry, node, "one of '=', '<', '<=', '>' and '>=' before each number");
                return null;
        }
    }

    private static bool IsRange(PatternOperator first, PatternOperator second) => first is PatternOperator.Above or PatternOperator.AtLeast && second is PatternOperator.Below or PatternOperator.AtMost;

    private static bool IsNumber(YamlNode node) => node is YamlScalar { IsPlain: true } scalar && PatternText.IsNumber(scalar.Value);

    private static bool IsText(YamlScalar scalar) => !scalar.IsPlain || (scalar.Value is not ("" or "true" or "false" or "null") && !PatternText.IsNumber(scalar.Value));

    private PatternMatch? Fail(YamlEntry entry, YamlNode value, string expected, string? stands = null)
    {
        var span = value is YamlScalar { Value.Length: > 0 } scalar ? options.TextOf(scalar).Span : value is YamlScalar { IsPlain: true } ? options.TextOf(entry.Key).Span : FirstTokenOf(value);
        if (value is not YamlUnreadable) diagnostics.Report(Descriptors.PatternOperandWrong, span, entry.Key.Value, expected, stands ?? Describe(value));
        return null;
    }
}
