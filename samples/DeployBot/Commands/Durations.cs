using System.Globalization;

namespace DeployBot.Commands;

/// <summary>How long a lock holds, as people write it: <c>30m</c>, <c>2h</c>.</summary>
public static class Durations
{
    public static readonly TimeSpan Default = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Whether the word is meant as a duration.</summary>
    public static bool IsOne(string word) => word.Length is >= 2 and <= 6 && word[^1] is 'm' or 'h' or 'd' && word.AsSpan(0, word.Length - 1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <returns>Whether a lock may hold so long.</returns>
    public static bool TryRead(string word, out TimeSpan duration)
    {
        var count = int.Parse(word.AsSpan(0, word.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture);
        duration = word[^1] switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            _ => TimeSpan.FromDays(count),
        };
        return duration > TimeSpan.Zero && duration <= Longest;
    }
}
