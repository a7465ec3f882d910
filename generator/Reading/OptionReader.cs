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
        else if (RouteOptions.IsOfLaterVersion(name))
        {
            diagnostics.Report(Descriptors.OptionOfLaterVersion, span, name);
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
    public DeclaredName? ReadTypeName(RouteOption option, YamlEntry entry) =>
        ReadText(option, entry) is { } value && CSharpNameReader.ReadName(value, option.Name, "the name of a C# type", diagnostics) is { } name ? new DeclaredName(name, diagnostics.At(value.Span)) : null;

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

    /// <summary>Reads a set of fronts: one word, or a list of them.</summary>
    public RequestFronts? ReadFronts(RouteOption option, YamlEntry entry)
    {
        if (entry.Value is YamlMapping or YamlUnreadable)
        {
            ReportWrongKind(entry.Value, $"The value of '{option.Name}'", "one word or a list of them", "Write " + option.Expected);
            return null;
        }

        var items = entry.Value is YamlSequence list ? list.Items : [entry.Value];
        if (items.Count == 0 || items.Exists(item => item is YamlScalar { IsNull: true } or YamlScalar { Value.Length: 0 }))
        {
            ReportMissing(entry.Key, option.Expected);
            return null;
        }

        var before = diagnostics.Count;
        var words = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        var fronts = RequestFronts.None;
        foreach (var item in items) fronts |= ReadFront(option, item, words);
        // Of a list with a mistake nothing holds: the rest of it would close the route to a front that was meant.
        return diagnostics.Count > before || items.Exists(item => item is YamlUnreadable) ? null : fronts;
    }

    private RequestFronts ReadFront(RouteOption option, YamlNode item, Dictionary<string, TextSpan> words)
    {
        if (item is not YamlScalar scalar)
        {
            ReportWrongKind(item, $"An item of '{option.Name}'", "one word", "Write " + option.Expected);
            return RequestFronts.None;
        }

        var word = TextOf(scalar);
        if (!SourceWords.TryParse(word.Value, out var front))
        {
            diagnostics.Report(Descriptors.WrongValue, word.Span, word.Value, option.Name, SourceWords.Repair(word.Value) is { } repaired ? $"{repaired}; the fronts are {SourceWords.Listed}" : option.Expected);
        }
        else if (words.TryGetValue(word.Value, out var first))
        {
            diagnostics.Report(Descriptors.DuplicateItem, word.Span, first, word.Value, option.Name);
        }
        else
        {
            words.Add(word.Value, word.Span);
        }

        return front;
    }

    /// <summary>Reads a value that is one text.</summary>
    public ScalarText? ReadText(RouteOption option, YamlEntry entry)
    {
        switch (entry.Value)
        {
            case YamlScalar { IsNull: false, Value.Length: > 0 } scalar:
                return TextOf(scalar);
            case YamlScalar:
                ReportMissing(entry.Key, option.Expected);
                return null;
            default:
                ReportWrongKind(entry.Value, $"The value of '{option.Name}'", "one text", "Write " + option.Expected);
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
        if ((option.Places & OptionPlaces.Route) != OptionPlaces.None) return "in the long form of a route";
        return (option.Places & OptionPlaces.Group) != OptionPlaces.None ? "at the top of the file or in a group" : "at the top of routes.yaml";
    }
}
