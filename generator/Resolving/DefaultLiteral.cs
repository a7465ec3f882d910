using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>A constant as C# text that means the same on every machine and culture, and has the constant's own type.</summary>
internal static class DefaultLiteral
{
    /// <param name="type">The type of the parameter or property.</param>
    /// <param name="value">Its constant as Roslyn gives it: a primitive, also for an enum; <see langword="null"/> for the <c>default</c> of a struct.</param>
    public static string Of(ITypeSymbol type, object? value, TypeNames names)
    {
        if (value is null) return "default";
        return type.WithoutNullable() is INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum ? OfEnum(@enum, value, names) : OfPrimitive(value);
    }

    private static string OfEnum(INamedTypeSymbol type, object value, TypeNames names)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && value.Equals(field.ConstantValue) && !field.IsObsoleteAsError()) return names.Member(field);
        }

        return $"({names.Bare(type)})({OfPrimitive(value)})";
    }

    private static string OfPrimitive(object value) => value switch
    {
        bool boolean => boolean ? "true" : "false",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        // C# has no literals of these four: without the cast the text would be an int.
        sbyte number => Invariant($"(sbyte){number}"),
        byte number => Invariant($"(byte){number}"),
        short number => Invariant($"(short){number}"),
        ushort number => Invariant($"(ushort){number}"),
        int number => Invariant($"{number}"),
        uint number => Invariant($"{number}U"),
        long number => Invariant($"{number}L"),
        ulong number => Invariant($"{number}UL"),
        float number => OfSingle(number),
        double number => OfDouble(number),
        decimal number => Invariant($"{number}M"),
        DateTime time => Invariant($"new global::System.DateTime({time.Ticks}L, global::System.DateTimeKind.{time.Kind})"),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "C# has no constants of this type."),
    };

    private static string OfSingle(float number)
    {
        if (float.IsNaN(number)) return "float.NaN";
        if (float.IsInfinity(number)) return number > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        if (IsNegativeZero(number)) return "-0F";
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return (float.Parse(text, CultureInfo.InvariantCulture).Equals(number) ? text : number.ToString("G9", CultureInfo.InvariantCulture)) + "F";
    }

    // .NET Framework, which Visual Studio runs generators on, writes negative zero as "0", and its "R" does not always read back as the same number.
    private static string OfDouble(double number)
    {
        if (double.IsNaN(number)) return "double.NaN";
        if (double.IsInfinity(number)) return number > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        if (IsNegativeZero(number)) return "-0D";
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return (double.Parse(text, CultureInfo.InvariantCulture).Equals(number) ? text : number.ToString("G17", CultureInfo.InvariantCulture)) + "D";
    }

    private static bool IsNegativeZero(double number) => BitConverter.DoubleToInt64Bits(number) == BitConverter.DoubleToInt64Bits(-0.0);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
