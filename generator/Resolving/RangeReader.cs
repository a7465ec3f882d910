using System.Globalization;
using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>What a <c>[Range]</c> comes to.</summary>
/// <param name="Minimum">The least; <see langword="null"/> when every value of the type is at least that.</param>
/// <param name="Maximum">The greatest; <see langword="null"/> when every value of the type is at most that.</param>
/// <param name="MinimumText">The least as it was written.</param>
/// <param name="MaximumText">The greatest as it was written.</param>
internal sealed record ReadRange(RangeBound? Minimum, RangeBound? Maximum, RangeComparison Comparison, object MinimumText, object MaximumText)
{
    /// <summary>Why there is none: the type is not one that has ranges.</summary>
    public static string DoesNotFit => "a range is of numbers, dates or times, and [Range(typeof(...))] names the value's own type.";
}

/// <summary>Reads <c>[Range]</c>: its ends are turned into constants of the value's own type, and compared exactly.</summary>
internal static class RangeReader
{
    // More than any whole number of C#, and far from where decimals end.
    private const decimal BeyondNumbers = 1e27M;

    /// <summary>The range; else what is wrong, which is <see cref="ReadRange.DoesNotFit"/> or is wrong with the ends.</summary>
    public static (ReadRange? Range, string? Problem) Read(AttributeData attribute, ITypeSymbol type, TypeNames names)
    {
        var isTyped = attribute.ConstructorArguments.Length == 3;
        object minimum = attribute.Argument(isTyped ? 1 : 0) ?? "";
        object maximum = attribute.Argument(isTyped ? 2 : 1) ?? "";
        var ends = new Ends(minimum, maximum, attribute.Named("MinimumIsExclusive") is true, attribute.Named("MaximumIsExclusive") is true);
        var operand = isTyped ? attribute.Argument(0) as ITypeSymbol : null;
        if (IsNumber(type) && (operand is null || IsNumber(operand)))
        {
            if (ToDouble(minimum) is not { } least || ToDouble(maximum) is not { } greatest) return (null, "its ends are no numbers. Write them as C# does, with a point.");
            return type.SpecialType is SpecialType.System_Single or SpecialType.System_Double ? OfFloatingPoint(ends, least, greatest, type, names) : OfNumber(ends, type);
        }

        return operand is not null && SymbolEqualityComparer.Default.Equals(operand, type) && IsTime(type) ? OfTime(ends, type.Name) : (null, ReadRange.DoesNotFit);
    }

    /// <summary>Whether a type of numbers has a number.</summary>
    public static bool Holds(SpecialType type, decimal number)
    {
        var (lowest, highest) = Limits(type);
        return number >= lowest && number <= highest;
    }

    private static (ReadRange? Range, string? Problem) OfFloatingPoint(Ends ends, double minimum, double maximum, ITypeSymbol type, TypeNames names)
    {
        if (IsEmpty(minimum.CompareTo(maximum), ends)) return (null, IsEmptyText(type));
        var least = new RangeBound(DefaultLiteral.Of(type, minimum, names), ends.MinimumIsExclusive);
        var greatest = new RangeBound(DefaultLiteral.Of(type, maximum, names), ends.MaximumIsExclusive);
        return (new ReadRange(least, greatest, RangeComparison.FloatingPoint, ends.Minimum, ends.Maximum), null);
    }

    private static (ReadRange? Range, string? Problem) OfNumber(Ends ends, ITypeSymbol type)
    {
        var (least, greatest) = (ToDecimal(ends.Minimum), ToDecimal(ends.Maximum));
        var (lowest, highest) = Limits(type.SpecialType);
        var (minimumIsExclusive, maximumIsExclusive) = (ends.MinimumIsExclusive, ends.MaximumIsExclusive);
        if (type.SpecialType != SpecialType.System_Decimal)
        {
            // Of whole numbers every range has ends that are in it.
            least = minimumIsExclusive ? decimal.Floor(least) + 1 : decimal.Ceiling(least);
            greatest = maximumIsExclusive ? decimal.Ceiling(greatest) - 1 : decimal.Floor(greatest);
            minimumIsExclusive = maximumIsExclusive = false;
        }

        if (IsEmpty(least.CompareTo(greatest), new Ends("", "", minimumIsExclusive, maximumIsExclusive)) || least > highest || greatest < lowest) return (null, IsEmptyText(type));
        // The compiler refuses to compare with what every value of a type is less than.
        var minimum = least <= lowest ? null : new RangeBound(Literal(least, type), minimumIsExclusive);
        var maximum = greatest >= highest ? null : new RangeBound(Literal(greatest, type), maximumIsExclusive);
        return (new ReadRange(minimum, maximum, RangeComparison.Pattern, ends.Minimum, ends.Maximum), null);
    }

    private static (ReadRange? Range, string? Problem) OfTime(Ends ends, string type)
    {
        if (TimeLiteral.Of(type, (string)ends.Minimum) is not { } least || TimeLiteral.Of(type, (string)ends.Maximum) is not { } greatest) return (null, $"its ends are no {type}. Write them as ISO 8601 does.");
        if (IsEmpty(least.Ticks.CompareTo(greatest.Ticks), ends)) return (null, $"no {type} lies in its range.");
        return (new ReadRange(new RangeBound(least.Text, ends.MinimumIsExclusive), new RangeBound(greatest.Text, ends.MaximumIsExclusive), RangeComparison.Operators, ends.Minimum, ends.Maximum), null);
    }

    private static bool IsEmpty(int comparison, Ends ends) => comparison > 0 || (comparison == 0 && (ends.MinimumIsExclusive || ends.MaximumIsExclusive));

    private static string IsEmptyText(ITypeSymbol type) => $"no '{TypeNames.Readable(type)}' lies in its range.";

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;

    private static bool IsTime(ITypeSymbol type) => type.Name is "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" && type.IsIn("System");

    private static double? ToDouble(object end) => end switch
    {
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number) ? number : null,
        double number => double.IsNaN(number) ? null : number,
        int number => number,
        _ => null,
    };

    private static decimal ToDecimal(object end)
    {
        if (end is string text && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)) return exact;
        var number = ToDouble(end)!.Value;
        if (Math.Abs(number) < (double)BeyondNumbers) return (decimal)number;
        return number < 0 ? decimal.MinValue : decimal.MaxValue - 1;
    }

    private static string Literal(decimal number, ITypeSymbol type) => number.ToString(CultureInfo.InvariantCulture) + (type.SpecialType == SpecialType.System_Decimal ? "M" : "");

    private static (decimal Lowest, decimal Highest) Limits(SpecialType type) => type switch
    {
        SpecialType.System_SByte => (sbyte.MinValue, sbyte.MaxValue),
        SpecialType.System_Byte => (byte.MinValue, byte.MaxValue),
        SpecialType.System_Int16 => (short.MinValue, short.MaxValue),
        SpecialType.System_UInt16 => (ushort.MinValue, ushort.MaxValue),
        SpecialType.System_Int32 => (int.MinValue, int.MaxValue),
        SpecialType.System_UInt32 => (uint.MinValue, uint.MaxValue),
        SpecialType.System_Int64 => (long.MinValue, long.MaxValue),
        SpecialType.System_UInt64 => (ulong.MinValue, ulong.MaxValue),
        // What is past this came from a number that no decimal can be.
        _ => (decimal.MinValue, decimal.MaxValue - 1),
    };

    private sealed record Ends(object Minimum, object Maximum, bool MinimumIsExclusive, bool MaximumIsExclusive);
}

/// <summary>A date or time as C#.</summary>
internal static class TimeLiteral
{
    /// <summary>The C#, and a number to compare it by; <see langword="null"/> for a text that is no such time.</summary>
    public static (string Text, long Ticks)? Of(string type, string text)
    {
        const DateTimeStyles Styles = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.RoundtripKind;
        var culture = CultureInfo.InvariantCulture;
        switch (type)
        {
            case "DateTime" when DateTime.TryParse(text, culture, Styles, out var time):
                return ($"new global::System.DateTime({Ticks(time.Ticks)}, global::System.DateTimeKind.{time.Kind})", time.Ticks);
            case "DateTimeOffset" when DateTimeOffset.TryParse(text, culture, DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal, out var time):
                return ($"new global::System.DateTimeOffset({Ticks(time.Ticks)}, new global::System.TimeSpan({Ticks(time.Offset.Ticks)}))", time.UtcTicks);
            case "DateOnly" when DateTime.TryParse(text, culture, Styles, out var date) && date.TimeOfDay == TimeSpan.Zero:
                return (FormattableString.Invariant($"new global::System.DateOnly({date.Year}, {date.Month}, {date.Day})"), date.Ticks);
            case "TimeOnly" when TimeSpan.TryParse(text, culture, out var time) && time >= TimeSpan.Zero && time < TimeSpan.FromDays(1):
                return ($"new global::System.TimeOnly({Ticks(time.Ticks)})", time.Ticks);
            case "TimeSpan" when TimeSpan.TryParse(text, culture, out var time):
                return ($"new global::System.TimeSpan({Ticks(time.Ticks)})", time.Ticks);
            default:
                return null;
        }
    }

    private static string Ticks(long ticks) => ticks.ToString(CultureInfo.InvariantCulture) + "L";
}
