using System.Globalization;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Planning;

/// <summary>Whether two routes of EventBridge events can be about one event, as far as their fields show at build time.</summary>
/// <remarks>
/// "No" is said only where a field would have to have two different values. A list in an event could hold both of them;
/// fields that a pattern names are texts and numbers as a rule, and to warn of lists would warn of nearly every two patterns. What stands under <c>$or</c> is not looked into.
/// </remarks>
internal static class EventBridgePatterns
{
    /// <summary>Whether an event may fit both patterns.</summary>
    public static bool MayOverlap(EventBridgePattern left, EventBridgePattern right)
    {
        foreach (var field in left.Fields)
        {
            if (FindField(right, field.Name) is not { } other) continue;
            if (field.Values.Count > 0 && other.Values.Count > 0 && !MayOverlap(field.Values, other.Values)) return false;
            if (field.Members is { } members && other.Members is { } others && !MayOverlap(members, others)) return false;
        }

        return true;
    }

    /// <summary>Whether an event may fit a pattern and a key's <c>source/detail-type</c>.</summary>
    public static bool MayOverlap(EventBridgePattern pattern, EventTarget target) =>
        MayBe(pattern, "source", target.Name) && MayBe(pattern, "detail-type", target.Detail ?? EventPattern.Anything);

    /// <summary>Whether an event may reach both routes; both are for EventBridge events.</summary>
    public static bool MayOverlap(EventTarget leftTarget, EventBridgePattern? left, EventTarget rightTarget, EventBridgePattern? right) => (left, right) switch
    {
        ({ } first, { } second) => MayOverlap(first, second),
        ({ } first, null) => MayOverlap(first, rightTarget),
        (null, { } second) => MayOverlap(second, leftTarget),
        _ => EventPattern.Overlaps(leftTarget, rightTarget),
    };

    /// <summary>Whether a key's <c>source/detail-type</c> takes every event that fits a pattern.</summary>
    public static bool LiesIn(EventBridgePattern pattern, EventTarget target) =>
        IsIn(pattern, "source", target.Name) && IsIn(pattern, "detail-type", target.Detail ?? EventPattern.Anything);

    private static bool IsIn(EventBridgePattern pattern, string name, string glob) =>
        glob == EventPattern.Anything || (FindField(pattern, name) is { Values.Count: > 0 } field && field.Values.All(match => match.Operator == PatternOperator.Text && EventPattern.Includes(glob, match.Operand)));

    private static PatternField? FindField(EventBridgePattern pattern, string name) => pattern.Fields.FirstOrDefault(field => field.Name == name);

    private static bool MayBe(EventBridgePattern pattern, string name, string glob) =>
        FindField(pattern, name) is not { Values.Count: > 0 } field || field.Values.Any(match => MayFit(match, glob));

    private static bool MayFit(PatternMatch match, string glob) => match.Operator switch
    {
        PatternOperator.Text => EventPattern.Includes(glob, match.Operand),
        // A star of the text itself is a star there too, so that at worst more is said to overlap.
        PatternOperator.Prefix => EventPattern.Overlaps(glob, match.Operand + EventPattern.Anything),
        PatternOperator.Suffix => EventPattern.Overlaps(glob, EventPattern.Anything + match.Operand),
        PatternOperator.Wildcard when match.Operand.IndexOf('\\') < 0 => EventPattern.Overlaps(glob, match.Operand),
        // Every event has a source and a detail-type.
        PatternOperator.Missing => false,
        _ => true,
    };

    private static bool MayOverlap(EquatableArray<PatternMatch> left, EquatableArray<PatternMatch> right) => left.Any(first => right.Any(second => MayOverlap(first, second)));

    private static bool MayOverlap(PatternMatch left, PatternMatch right)
    {
        if (left.Operator == PatternOperator.Missing || right.Operator == PatternOperator.Missing) return left.Operator == right.Operator;
        if (IsLiteral(left)) return MayBe(right, left);
        if (IsLiteral(right)) return MayBe(left, right);
        if (left.Operator == PatternOperator.Prefix && right.Operator == PatternOperator.Prefix) return Begins(left.Operand, right.Operand) || Begins(right.Operand, left.Operand);
        if (left.Operator == PatternOperator.Suffix && right.Operator == PatternOperator.Suffix) return Ends(left.Operand, right.Operand) || Ends(right.Operand, left.Operand);
        if (IsOfNumbers(left) != IsOfNumbers(right)) return IsOpen(left) || IsOpen(right);
        return !IsOfNumbers(left) || RangesOverlap(left, right);
    }

    private static bool IsLiteral(PatternMatch match) => match.Operator is PatternOperator.Text or PatternOperator.Number or PatternOperator.True or PatternOperator.False or PatternOperator.Null;

    /// <summary>Whether a value of any kind may fit.</summary>
    private static bool IsOpen(PatternMatch match) => match.Operator is PatternOperator.Exists or PatternOperator.AnythingBut;

    private static bool IsOfNumbers(PatternMatch match) => match.Operator is PatternOperator.Number or PatternOperator.Range || IsBound(match);

    private static bool IsBound(PatternMatch match) => match.Operator is PatternOperator.Above or PatternOperator.AtLeast or PatternOperator.Below or PatternOperator.AtMost;

    /// <summary>Whether a literal may be what a match asks for.</summary>
    private static bool MayBe(PatternMatch match, PatternMatch literal)
    {
        var text = literal.Operand;
        var isText = literal.Operator == PatternOperator.Text;
        return match.Operator switch
        {
            PatternOperator.Exists => true,
            PatternOperator.AnythingBut => !match.Parts.Any(part => IsLiteral(part) && part == literal),
            PatternOperator.Prefix => isText && Begins(text, match.Operand),
            PatternOperator.Suffix => isText && Ends(text, match.Operand),
            PatternOperator.Wildcard when isText && match.Operand.IndexOf('\\') < 0 => EventPattern.Includes(match.Operand, text) || text.Any(EventPattern.IsStar),
            PatternOperator.Wildcard or PatternOperator.Network or PatternOperator.PrefixIgnoringCase or PatternOperator.SuffixIgnoringCase or PatternOperator.TextIgnoringCase => isText,
            _ when IsOfNumbers(match) => literal.Operator == PatternOperator.Number && RangesOverlap(match, literal),
            _ => match == literal,
        };
    }

    private static bool RangesOverlap(PatternMatch left, PatternMatch right)
    {
        if (!TryReadRange(left, out var first) || !TryReadRange(right, out var second)) return true;
        return IsBelow(first.Lower, second.Upper, isOpen: first.IsLowerOpen || second.IsUpperOpen) && IsBelow(second.Lower, first.Upper, isOpen: second.IsLowerOpen || first.IsUpperOpen);

        static bool IsBelow(decimal lower, decimal upper, bool isOpen) => isOpen ? lower < upper : lower <= upper;
    }

    private static bool TryReadRange(PatternMatch match, out (decimal Lower, bool IsLowerOpen, decimal Upper, bool IsUpperOpen) range)
    {
        range = (decimal.MinValue, false, decimal.MaxValue, false);
        foreach (var bound in match.Operator == PatternOperator.Range ? match.Parts : [match])
        {
            // Two numbers beyond the reach of decimals may be one.
            if (!decimal.TryParse(bound.Operand, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return false;
            if (bound.Operator is PatternOperator.Above or PatternOperator.AtLeast or PatternOperator.Number) (range.Lower, range.IsLowerOpen) = (number, bound.Operator == PatternOperator.Above);
            if (bound.Operator is PatternOperator.Below or PatternOperator.AtMost or PatternOperator.Number) (range.Upper, range.IsUpperOpen) = (number, bound.Operator == PatternOperator.Below);
        }

        return true;
    }

    private static bool Begins(string text, string start) => text.StartsWith(start, StringComparison.Ordinal);

    private static bool Ends(string text, string end) => text.EndsWith(end, StringComparison.Ordinal);
}
