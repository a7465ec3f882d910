using System.Globalization;

namespace RouteGen.Benchmarks;

/// <summary>Numbers as they are shown and compared.</summary>
public static class Figure
{
    /// <summary>Three digits that count: 12,345 as 12,345; 12.345 as 12.3; 0.012345 as 0.0123.</summary>
    public static string Format(double figure)
    {
        if (figure == 0) return "0";
        var whole = (int)Math.Floor(Math.Log10(Math.Abs(figure))) + 1;
        var decimals = Math.Clamp(3 - whole, 0, 6);
        return Math.Round(figure, decimals).ToString(decimals == 0 ? "N0" : "0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }

    /// <summary>The middle one. Of several runs on a noisy machine, the figure to quote.</summary>
    public static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        if (sorted.Length == 0) throw new ArgumentException("There is no figure.", nameof(figures));
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
