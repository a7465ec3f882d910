using System.Globalization;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>Reads the values of options. They are read as text and must be spelled as the reference says: YAML's many other spellings of a truth or of nothing are errors, never a silent default.</summary>
internal sealed class OptionReader(CleanText text, FileDiagnostics diagnostics)
{
    /// <summary>Finds the option of a key at a place, or reports the key.</summary>
    public RouteOption? Find(YamlScalar key, OptionPlaces place)
    {
        var name = key.Value;
        var option = RouteOptions.Find(name);
        if (option is not null && (option.Places & place) != OptionPlaces.None) return option;

        var span = TextOf(key).Span;
        if (option is not null)
        {
            diagnostics.Report(Descriptors.OptionInWrongPlace, span, name, RouteOptions.Describe(place), HomeOf(option, place));
        }
        else
        {
            var closest = Suggestions.Closest(name, RouteOptions.NamesIn(place));
            diagnostics.Report(Descriptors.UnknownOption, span, name, RouteOptions.Describe(place), closest is null ? "." : $"; did you mean '{closest}'?", RouteOptions.AllowedIn(place));
        }

        return null;
    }

    /// <summary>Reads a namespace.</summary>
    public string? ReadNamespace(RouteOption option, YamlEntry entry) =>
        ReadText(option, entry) is { } value ? CSharpNameReader.ReadName(value, option.Name, "a C# namespace", diagnostics) : null;

    /// <summary>Reads the name of a type.</summary>
    public DeclaredName? ReadTypeName(RouteOption option, YamlEntry entry) => ReadText(option, entry) is { } value ? ReadTypeName(option, value) : null;

    /// <inheritdoc cref="ReadTypeName(RouteOption, YamlEntry)"/>
    public DeclaredName? ReadTypeName(RouteOption option, ScalarText value) =>
        CSharpNameReader.ReadName(value, option.Name, "the name of a C# type", diagnostics) is { } name ? new DeclaredName(name, diagnostics.At(value.Span)) : null;

    /// <summary>Reads a handler.</summary>
    public DeclaredName? ReadHandler(RouteOption option, YamlEntry entry) => ReadText(option, entry) is { } value ? ReadHandler(value) : null;

    /// <summary>Reads a handler.</summary>
    public DeclaredName? ReadHandler(ScalarText value) => CSharpNameReader.ReadHandler(value, diagnostics) is { } handler ? new DeclaredName(handler, diagnostics.At(value.Span)) : null;

    /// <summary>Reads <c>base-path:</c>.</summary>
    public string? ReadBasePath(RouteOption option, YamlEntry entry)
    {
        if (ReadText(option, entry) is not { } value) return null;
        if (value[0] == '/') return PathReader.Read(value, PathRole.BasePath, ReadPath.None, diagnostics) is { } path ? new PathTemplate(path.Segments).ToString() : null;
        diagnostics.Report(Descriptors.PathStart, value.Span, "/" + value.Value);
        return null;
    }

    /// <summary>Reads one of an option's choices.</summary>
    public string? ReadChoice(RouteOption option, YamlEntry entry)
    {
        if (ReadText(option, entry) is not { } value) return null;
        if (option.Type == OptionType.Boolean && entry.Value is YamlScalar { IsPlain: false, Span: var quoted })
        {
            // 'true' in quotes is a text to every other reader of YAML, the editor's schema among them.
            diagnostics.Report(Descriptors.WrongValue, quoted, text.Content.Substring(quoted.Start, quoted.Length), option.Name, option.Expected + " without quotes");
            return null;
        }

        if (Array.IndexOf(option.Choices, value.Value) >= 0) return value.Value;
        diagnostics.Report(Descriptors.WrongValue, value.Span, value.Value, option.Name, option.Expected);
        return null;
    }

    /// <summary>Reads one text or a list of texts, none of them twice.</summary>
    /// <param name="name">The option, as a message names it.</param>
    /// <param name="expected">What to write, as the end of a sentence that begins with "Write".</param>
    /// <returns><see langword="null"/> for a value that was reported: of a list with a mistake nothing holds, since its rest could close what was meant to be open.</returns>
    public List<ScalarText>? ReadItems(string name, string expected, YamlEntry entry)
    {
        if (entry.Value is YamlMapping or YamlUnreadable)
        {
            ReportWrongKind(entry.Value, $"The value of '{name}'", "one word or a list of them", "Write " + expected);
            return null;
        }

        var nodes = entry.Value is YamlSequence list ? list.Items : [entry.Value];
        if (nodes.Count == 0 || nodes.Exists(item => item is YamlScalar { IsNull: true } or YamlScalar { Value.Length: 0 }))
        {
            ReportMissing(entry.Key, expected);
            return null;
        }

        var items = new List<ScalarText>(nodes.Count);
        foreach (var node in nodes)
        {
            if (node is not YamlScalar scalar) ReportWrongKind(node, $"An item of '{name}'", "one word", "Write " + expected);
            else if (TextOf(scalar) is var item && items.FindIndex(other => other.Value == item.Value) is >= 0 and var first) diagnostics.Report(Descriptors.DuplicateItem, item.Span, items[first].Span, item.Value, name);
            else items.Add(item);
        }

        return items.Count == nodes.Count ? items : null;
    }

    /// <summary>Reads one text or a list of texts, each of which is something.</summary>
    /// <param name="read">Gives <see langword="null"/> for what it reported.</param>
    public EquatableArray<T>? ReadItems<T>(RouteOption option, YamlEntry entry, Func<ScalarText, T?> read)
        where T : class, IEquatable<T>
    {
        if (ReadItems(option.Name, option.Expected, entry) is not { } items) return null;
        var values = items.ConvertAll(item => read(item)).OfType<T>().ToEquatableArray();
        return values.Count == items.Count ? values : null;
    }

    /// <summary>Takes a value that has to be a mapping; <see langword="null"/> for another, which was reported.</summary>
    /// <param name="name">The option, as a message names it.</param>
    /// <param name="expected">What to write, as the end of a sentence that begins with "Write".</param>
    public YamlMapping? ReadMapping(string name, string expected, YamlEntry entry)
    {
        if (entry.Value is YamlMapping mapping) return mapping;
        if (entry.Value is YamlScalar { IsNull: true }) ReportMissing(entry.Key, expected);
        else ReportWrongKind(entry.Value, $"The value of '{name}'", "a mapping", "Write " + expected);
        return null;
    }

    /// <summary>Reads a mapping of an option's own members.</summary>
    /// <param name="member">Reads one; <see langword="false"/> for a name that is none of them.</param>
    /// <param name="names">The members there are.</param>
    /// <returns>Whether nothing was reported.</returns>
    public bool ReadMembers(RouteOption option, YamlMapping members, IReadOnlyList<string> names, Func<string, YamlEntry, bool> member)
    {
        var before = diagnostics.Count;
        if (members.Entries.Count == 0 && members.IsComplete) diagnostics.Report(Descriptors.WrongKind, FirstTokenOf(members), $"The value of '{option.Name}'", "a mapping with something in it", "an empty one", "Write " + option.Expected);
        foreach (var entry in members.Entries)
        {
            if (member(entry.Key.Value, entry)) continue;
            var closest = Suggestions.Closest(entry.Key.Value, names);
            diagnostics.Report(Descriptors.UnknownOption, TextOf(entry.Key).Span, entry.Key.Value, $"'{option.Name}'", closest is null ? "." : $"; did you mean '{closest}'?", string.Join(", ", names));
        }

        return diagnostics.Count == before && members.IsComplete;
    }

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    public bool? ReadBoolean(string name, YamlEntry entry) => ReadChoice(RouteOptions.Truth with { Name = name }, entry) is { } value ? value == "true" : null;

    /// <summary>Reads a whole number.</summary>
    public int? ReadNumber(string name, YamlEntry entry, int smallest, int greatest)
    {
        var expected = $"a whole number from {smallest} to {greatest}";
        if (ReadText(name, expected, entry) is not { } value) return null;
        var isNumber = entry.Value is YamlScalar { IsPlain: true } && (value.Value == "0" || value[0] is >= '1' and <= '9') && int.TryParse(value.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        if (isNumber && int.Parse(value.Value, NumberStyles.None, CultureInfo.InvariantCulture) is var number && number >= smallest && number <= greatest) return number;
        diagnostics.Report(Descriptors.WrongValue, value.Span, value.Value, name, expected);
        return null;
    }

    /// <summary>Reads a number with its unit, as <c>10s</c>.</summary>
    /// <param name="units">What a number of each unit stands for.</param>
    public int? ReadQuantity(RouteOption option, YamlEntry entry, (string Unit, int Factor)[] units, int greatest)
    {
        if (ReadText(option, entry) is not { } value) return null;
        var digits = value.Value.TakeWhile(character => character is >= '0' and <= '9').Count();
        var factor = Array.Find(units, unit => unit.Unit == value.Value.Substring(digits)).Factor;
        if (factor > 0 && value[0] != '0' && int.TryParse(value.Value.Substring(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= greatest / factor) return number * factor;
        diagnostics.Report(Descriptors.WrongValue, value.Span, value.Value, option.Name, option.Expected);
        return null;
    }

    /// <summary>Reads a value that is one text.</summary>
    public ScalarText? ReadText(RouteOption option, YamlEntry entry) => ReadText(option.Name, option.Expected, entry);

    /// <inheritdoc cref="ReadText(RouteOption, YamlEntry)"/>
    public ScalarText? ReadText(string name, string expected, YamlEntry entry)
    {
        switch (entry.Value)
        {
            case YamlScalar { IsNull: false, Value.Length: > 0 } scalar:
                return TextOf(scalar);
            case YamlScalar:
                ReportMissing(entry.Key, expected);
                return null;
            default:
                ReportWrongKind(entry.Value, $"The value of '{name}'", "one text", "Write " + expected);
                return null;
        }
    }

    /// <summary>Reports a route or group where only options stand.</summary>
    public void ReportRouteInWrongPlace(YamlScalar key, string place, string advice) =>
        diagnostics.Report(Descriptors.RouteInWrongPlace, TextOf(key).Span, key.Value, RouteKeyReader.IsGroup(key.Value) ? "group" : "route", place, advice);

    public void ReportMissing(YamlScalar key, string expected)
    {
        if (!text.IsCutBelow(key.Span)) diagnostics.Report(Descriptors.MissingValue, TextOf(key).Span, key.Value, expected);
    }

    /// <summary>A scalar's text and its place.</summary>
    public ScalarText TextOf(YamlScalar scalar) => ScalarText.Of(scalar, text.Content);

    /// <summary>Reports a list or mapping where something else is due; nothing for a value that was reported.</summary>
    public void ReportWrongKind(YamlNode value, string subject, string due, string advice)
    {
        var stands = value switch
        {
            YamlMapping { IsFlow: true } => "a mapping, as YAML reads a value that begins with '{'",
            YamlMapping => "a mapping",
            YamlSequence { IsFlow: true } => "a list, as YAML reads a value that begins with '['",
            YamlSequence => "a list",
            YamlScalar => "a text",
            _ => null,
        };
        if (stands is not null) diagnostics.Report(Descriptors.WrongKind, FirstTokenOf(value), subject, due, stands, advice);
    }

    /// <summary>What shows a node's kind: a text itself, a bracket or dash, a mapping's first key.</summary>
    private static TextSpan FirstTokenOf(YamlNode node) => node switch
    {
        YamlScalar => node.Span,
        YamlMapping { IsFlow: false, Entries: { Count: > 0 } entries } => entries[0].Key.Span,
        _ => new TextSpan(node.Span.Start, Math.Min(1, node.Span.Length)),
    };

    private static string HomeOf(RouteOption option, OptionPlaces place)
    {
        if (place == OptionPlaces.Event) return "in the long form of a route of requests: events come through no front";
        if (option.Places == OptionPlaces.Event) return "in the long form of a route of events";
        if ((option.Places & OptionPlaces.Route) != OptionPlaces.None) return "in the long form of a route";
        if (option.Places == OptionPlaces.Event) return "in the long form of a route of events";
        return (option.Places & OptionPlaces.Group) != OptionPlaces.None ? "at the top of the file or in a group" : "at the top of routes.yaml";
    }
}
