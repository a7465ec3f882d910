using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace App;

public enum Color
{
    Red,
    Green,
    @event,
}

/// <summary>A type of the project's own: whatever can parse itself is simple.</summary>
public readonly record struct Sku(string Text) : IParsable<Sku>
{
    public static Sku Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var sku) ? sku : throw new FormatException();

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Sku result)
    {
        result = new Sku(s ?? "");
        return s is { Length: 8 };
    }
}

public static class Types
{
    public static string All(
        Guid id,
        string text,
        char letter,
        bool flag,
        byte small,
        int number,
        long large,
        BigInteger huge,
        double real,
        decimal money,
        DateTimeOffset time,
        DateOnly date,
        TimeOnly clock,
        TimeSpan duration,
        Uri link,
        Color color,
        Sku sku) =>
        string.Join('|', new object[] { id, text, letter, flag, small, number, large, huge, real, money, time, date, clock, duration, link, color, sku.Text }.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));

    /// <summary>Nullable, or with a default: not needed in the request.</summary>
    public static string Optional(int? number, string? text, Color? color, Sku? sku, int page = 1, string sort = "name", Color shade = Color.Green, decimal rate = 1.5m, DateOnly day = default) =>
        string.Create(CultureInfo.InvariantCulture, $"{number}|{text}|{color}|{sku?.Text}|{page}|{sort}|{shade}|{rate}|{day:O}");

    /// <summary>A name that is sent again and again.</summary>
    public static string Lists(int[] number, List<string> tag, IReadOnlyList<Color> color, Guid[]? id) =>
        $"{string.Join(',', number)}|{string.Join(',', tag)}|{string.Join(',', color)}|{id?.Length}";
}
