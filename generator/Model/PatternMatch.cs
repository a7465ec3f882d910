namespace RouteGen.Generator.Model;

/// <summary>How a value of an event is compared.</summary>
internal enum PatternOperator
{
    /// <summary>It is a text.</summary>
    Text,

    /// <summary>It is a number, by value.</summary>
    Number,
    True,
    False,
    Null,

    /// <summary>It is there: <c>exists: true</c>.</summary>
    Exists,

    /// <summary>It is not there: <c>exists: false</c>.</summary>
    Missing,
    Prefix,
    PrefixIgnoringCase,
    Suffix,
    SuffixIgnoringCase,
    TextIgnoringCase,
    Wildcard,

    /// <summary>It is an address of a network.</summary>
    Network,
    Above,
    AtLeast,
    Below,
    AtMost,

    /// <summary>It is a number that fits all parts.</summary>
    Range,

    /// <summary>It is there and fits no part.</summary>
    AnythingBut,
}

/// <summary>One thing that a value of an event may be.</summary>
/// <param name="Operator">How it is compared.</param>
/// <param name="Operand">With what: a text, or a number as it is written.</param>
internal sealed record PatternMatch(PatternOperator Operator, string Operand = "")
{
    /// <summary>The parts of a range and of what a value must not be.</summary>
    public EquatableArray<PatternMatch> Parts { get; init; } = [];
}
