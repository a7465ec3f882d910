using System.Text.RegularExpressions;
using DeployBot.Slack;

namespace DeployBot.Commands;

/// <summary>Reads a command. It guesses nothing: what it does not know is answered with what there is.</summary>
public sealed partial class CommandParser(Settings settings)
{
    private const int LongestText = 500;
    private const int LongestReason = 200;

    public static readonly IReadOnlyList<string> Verbs = ["deploy", "checkout", "rollback", "lock", "unlock", "status"];

    /// <summary>How commands are written, for Slack.</summary>
    public string Help =>
        $"""
        `deploy <service> [env] [branch]`, `checkout <service> [env] [branch]`, `rollback <service> [env]`
        `lock [env] [duration] [reason]`, `unlock [env]`, `status`
        Services: {Join(settings.Services.Keys.Order(StringComparer.Ordinal))}. Environments: {Join(settings.Environments)}, the first unless you name one. Durations: `30m`, `2h`, up to 24 hours.
        """.Replace("<service>", "&lt;service&gt;", StringComparison.Ordinal);

    /// <summary>Reads what somebody wrote.</summary>
    /// <returns>The command, or what is wrong, for Slack.</returns>
    public (Command? Command, string Problem) Parse(string text)
    {
        if (text.Length > LongestText) return Wrong("That is too long for a command.");
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is [] or ["help"]) return (null, Help);
        if (settings.Environments.Count == 0 || settings.Services.Count == 0) return (null, "I know no services or no environments: DEPLOYBOT_SERVICES and DEPLOYBOT_ENVIRONMENTS have to be set.");

        var verb = words[0].ToLowerInvariant();
        var rest = words.AsSpan(1);
        return verb switch
        {
            "deploy" => ReadRelease(verb, rest, static (service, environment, branch) => new Deploy(service, environment, branch)),
            "checkout" => ReadRelease(verb, rest, static (service, environment, branch) => new Checkout(service, environment, branch)),
            "rollback" => ReadRollback(rest),
            "lock" => ReadLock(rest),
            "unlock" => ReadUnlock(rest),
            "status" => rest.Length == 0 ? (new Status(), "") : Wrong("`status` stands alone."),
            _ => Wrong($"I do not know {SlackText.Code(verb)}.{Nearest(verb, Verbs)}"),
        };
    }

    private (Command?, string) ReadRelease(string verb, ReadOnlySpan<string> words, Func<string, string, string, Command> make)
    {
        if (words.Length is 0 or > 3) return Wrong($"`{verb}` takes a service, and perhaps an environment and a branch.");
        if (ServiceProblem(words[0]) is { } unknown) return Wrong(unknown);
        var environment = words.Length > 1 ? words[1] : settings.Environments[0];
        if (EnvironmentProblem(environment) is { } none)
        {
            // 'deploy shop main': a branch where an environment belongs.
            return Wrong(none + (words.Length == 2 && IsBranch(environment) ? $" If it is a branch: {SlackText.Code($"{verb} {words[0]} {settings.Environments[0]} {environment}")}." : ""));
        }

        var branch = words.Length > 2 ? words[2] : settings.DefaultBranch;
        return IsBranch(branch) ? (make(words[0], environment, branch), "") : Wrong($"{SlackText.Code(branch)} cannot be a branch's name.");
    }

    private (Command?, string) ReadRollback(ReadOnlySpan<string> words)
    {
        if (words.Length is 0 or > 2) return Wrong("`rollback` takes a service, and perhaps an environment.");
        var environment = words.Length > 1 ? words[1] : settings.Environments[0];
        return (ServiceProblem(words[0]) ?? EnvironmentProblem(environment)) is { } problem ? Wrong(problem) : (new Rollback(words[0], environment), "");
    }

    private (Command?, string) ReadLock(ReadOnlySpan<string> words)
    {
        var environment = settings.Environments[0];
        var duration = Durations.Default;
        if (words is [var first, ..] && !Durations.IsOne(first))
        {
            // A mistyped environment must not become the reason for locking another one.
            if (EnvironmentProblem(first) is { } problem) return Wrong(problem);
            environment = first;
            words = words[1..];
        }

        if (words is [var second, ..] && Durations.IsOne(second))
        {
            if (!Durations.TryRead(second, out duration)) return Wrong($"{SlackText.Code(second)} is no time to lock for: from a minute to 24 hours.");
            words = words[1..];
        }

        var reason = string.Join(' ', words.ToArray());
        return reason.Length <= LongestReason ? (new Lock(environment, duration, reason), "") : Wrong($"A reason has at most {LongestReason} characters.");
    }

    private (Command?, string) ReadUnlock(ReadOnlySpan<string> words)
    {
        if (words.Length > 1) return Wrong("`unlock` takes an environment, or nothing.");
        var environment = words.Length == 1 ? words[0] : settings.Environments[0];
        return EnvironmentProblem(environment) is { } problem ? Wrong(problem) : (new Unlock(environment), "");
    }

    private string? ServiceProblem(string name) =>
        settings.Services.ContainsKey(name) ? null : $"{SlackText.Code(name)} is no service: {Join(settings.Services.Keys.Order(StringComparer.Ordinal))}.{Nearest(name, settings.Services.Keys)}";

    private string? EnvironmentProblem(string name) =>
        settings.Environments.Contains(name, StringComparer.Ordinal) ? null : $"{SlackText.Code(name)} is no environment: {Join(settings.Environments)}.{Nearest(name, settings.Environments)}";

    private (Command?, string) Wrong(string problem) => (null, $"{problem}\n{Help}");

    private static string Join(IEnumerable<string> names) => string.Join(", ", names.Select(SlackText.Code));

    private static string Nearest(string word, IEnumerable<string> names) => Spelling.Nearest(word, names) is { } near ? $" Did you mean {SlackText.Code(near)}?" : "";

    // What git takes as a branch, and no more than letters, digits and four marks.
    private static bool IsBranch(string name) => BranchPattern().IsMatch(name) && !name.EndsWith(".lock", StringComparison.Ordinal);

    [GeneratedRegex(@"\A(?!.{101})[A-Za-z0-9_][A-Za-z0-9_-]*(?:[./][A-Za-z0-9_-]+)*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BranchPattern();
}
