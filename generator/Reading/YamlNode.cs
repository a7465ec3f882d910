using Microsoft.CodeAnalysis.Text;

namespace RouteGen.Generator.Reading;

/// <summary>A node of a route file: what YAML says, with every place kept.</summary>
internal abstract class YamlNode(TextSpan span)
{
    public TextSpan Span { get; } = span;
}

/// <summary>A text; <see cref="IsPlain"/> without quotes.</summary>
internal sealed class YamlScalar(TextSpan span, string value, bool isPlain) : YamlNode(span)
{
    public string Value { get; } = value;

    public bool IsPlain { get; } = isPlain;

    /// <summary>Whether it is one of YAML's spellings of "no value".</summary>
    public bool IsNull => IsPlain && Value is "" or "~" or "null" or "Null" or "NULL";
}

/// <summary>Keys and values, in file order and each key once.</summary>
/// <param name="span">From the first key to the last value, or from brace to brace.</param>
/// <param name="isFlow">Whether it is written in braces.</param>
/// <param name="isComplete">Whether it holds all its keys: one that was reported is left out, and the text may break off before the end.</param>
internal sealed class YamlMapping(TextSpan span, List<YamlEntry> entries, bool isFlow, bool isComplete) : YamlNode(span)
{
    public List<YamlEntry> Entries { get; } = entries;

    public bool IsFlow { get; } = isFlow;

    public bool IsComplete { get; } = isComplete;
}

/// <summary>A key and its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);

/// <summary>A list, in file order.</summary>
/// <param name="span">From the first dash to the last item, or from bracket to bracket.</param>
/// <param name="isFlow">Whether it is written in brackets.</param>
internal sealed class YamlSequence(TextSpan span, List<YamlNode> items, bool isFlow) : YamlNode(span)
{
    public List<YamlNode> Items { get; } = items;

    public bool IsFlow { get; } = isFlow;
}

/// <summary>Something that was reported already: nothing more is said about it.</summary>
internal sealed class YamlUnreadable(TextSpan span) : YamlNode(span);
