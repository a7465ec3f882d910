using System.Globalization;
using System.Text;

namespace RouteGen.Testing;

/// <summary>Where two texts first differ.</summary>
internal static class TextDifference
{
    private const int Context = 3;
    private const int ShownLines = 6;

    /// <summary>Some lines around the first difference: those of the expected text with a minus, those of the actual one with a plus.</summary>
    public static string Describe(string expected, string actual)
    {
        var old = expected.Split('\n');
        var now = actual.Split('\n');
        var first = 0;
        while (first < old.Length && first < now.Length && old[first] == now[first]) first++;
        // What is the same at the end is no part of the difference.
        var (oldEnd, nowEnd) = (old.Length, now.Length);
        while (oldEnd > first && nowEnd > first && old[oldEnd - 1] == now[nowEnd - 1]) (oldEnd, nowEnd) = (oldEnd - 1, nowEnd - 1);

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"First difference in line {first + 1}:");
        Append(' ', old, Math.Max(0, first - Context), first);
        Append('-', old, first, Math.Min(oldEnd, first + ShownLines));
        Append('+', now, first, Math.Min(nowEnd, first + ShownLines));
        if (oldEnd <= first + ShownLines && nowEnd <= first + ShownLines) Append(' ', now, nowEnd, Math.Min(now.Length, nowEnd + Context));
        return text.ToString();

        void Append(char mark, string[] lines, int start, int end)
        {
            for (var i = start; i < end; i++) text.AppendLine().Append(CultureInfo.InvariantCulture, $"  {mark} {i + 1,5} {lines[i]}");
        }
    }
}
