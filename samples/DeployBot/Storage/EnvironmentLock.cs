using System.Globalization;

namespace DeployBot.Storage;

/// <summary>An environment is somebody's for some time, and may be busy with a deployment meanwhile.</summary>
/// <param name="Holder">The Slack id of whose it is.</param>
/// <param name="IsAsked">Whether its holder asked for the lock; one that came with a deployment goes with it.</param>
/// <param name="BusyWith">What runs; in words for Slack.</param>
/// <param name="BusyUntil">Until when nothing else may be started, not even by the holder.</param>
public sealed record EnvironmentLock(string Environment, string Holder, DateTimeOffset Until, string Reason = "", bool IsAsked = false, string BusyWith = "", DateTimeOffset BusyUntil = default)
{
    public bool IsBusy(DateTimeOffset now) => BusyUntil > now;

    internal Dictionary<string, string> ToValues() => new(StringComparer.Ordinal)
    {
        ["environment"] = Environment,
        ["holder"] = Holder,
        ["until"] = Text(Until),
        ["reason"] = Reason,
        ["asked"] = IsAsked ? "yes" : "no",
        ["busyWith"] = BusyWith,
        ["busyUntil"] = Text(BusyUntil),
    };

    internal static EnvironmentLock Read(Item item) =>
        new(item["environment"], item["holder"], Time(item["until"]), item["reason"], item["asked"] == "yes", item["busyWith"], Time(item["busyUntil"]));

    private static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
