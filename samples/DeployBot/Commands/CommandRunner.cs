using DeployBot.CodeDeploy;
using DeployBot.GitHub;
using DeployBot.Slack;
using DeployBot.Storage;

namespace DeployBot.Commands;

/// <summary>Carries a command out, and tells what came of it.</summary>
public sealed class CommandRunner(Settings settings, Locks locks, IWorkflows workflows, IRollbacks rollbacks, TimeProvider time)
{
    /// <summary>How long an environment belongs to a deployment that was started. Nobody tells the bot when it is done.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(10);

    /// <returns>The outcome, for Slack.</returns>
    public Task<string> RunAsync(Command command, string user, CancellationToken cancellation) => command switch
    {
        Deploy deploy => ReleaseAsync(deploy, deploy.Environment, user, () => workflows.StartAsync(settings.DeployWorkflow, deploy.Service, deploy.Environment, deploy.Branch, user, cancellation), cancellation),
        Checkout checkout => ReleaseAsync(checkout, checkout.Environment, user, () => workflows.StartAsync(settings.CheckoutWorkflow, checkout.Service, checkout.Environment, checkout.Branch, user, cancellation), cancellation),
        Rollback rollback => ReleaseAsync(rollback, rollback.Environment, user, () => rollbacks.StartAsync(rollback.Service, rollback.Environment, user, cancellation), cancellation),
        Lock wanted => LockAsync(wanted, user, cancellation),
        Unlock unlock => UnlockAsync(unlock, user, cancellation),
        _ => StatusAsync(cancellation),
    };

    private async Task<string> ReleaseAsync(Command command, string environment, string user, Func<Task<string>> start, CancellationToken cancellation)
    {
        var (isTaken, held) = await locks.BeginAsync(environment, user, command.Describe(), Hold, cancellation);
        if (!isTaken) return $":no_entry: Not {command.Describe()}: {DescribeHolder(held)}";
        try
        {
            var started = await start();
            return $":rocket: {SlackText.Person(user)} is {command.Describe()}. {started}";
        }
        catch (RemoteException problem)
        {
            // What may be running keeps the environment; what certainly is not gives it back.
            if (!problem.MayHaveHappened) await locks.EndAsync(held, cancellation);
            return $":x: {SlackText.Person(user)} wanted to be {command.Describe()}. {problem.Message}" + (problem.MayHaveHappened ? $" {SlackText.Code(environment)} stays yours until {SlackText.Time(held.BusyUntil)}." : "");
        }
    }

    private async Task<string> LockAsync(Lock wanted, string user, CancellationToken cancellation)
    {
        var (isTaken, held) = await locks.TakeAsync(wanted.Environment, user, wanted.Duration, wanted.Reason, cancellation);
        return isTaken ? $":lock: {DescribeHolder(held)}" : $":no_entry: Not locked for you: {DescribeHolder(held)}";
    }

    private async Task<string> UnlockAsync(Unlock unlock, string user, CancellationToken cancellation)
    {
        var (released, held) = await locks.ReleaseAsync(unlock.Environment, user, settings.Admins.Contains(user), cancellation);
        if (held is null) return $":unlock: {SlackText.Code(unlock.Environment)} is free already.";
        if (!released) return $":no_entry: Only {SlackText.Person(held.Holder)} or an admin can do that: {DescribeHolder(held)}";
        var whose = held.Holder == user ? "" : $" It was {SlackText.Person(held.Holder)}'s.";
        return $":unlock: {SlackText.Person(user)} has unlocked {SlackText.Code(unlock.Environment)}.{whose}";
    }

    private async Task<string> StatusAsync(CancellationToken cancellation)
    {
        var lines = new List<string>();
        foreach (var environment in settings.Environments)
        {
            var held = await locks.ReadAsync(environment, cancellation);
            lines.Add(held is null ? $":unlock: {SlackText.Code(environment)} is free." : $":lock: {DescribeHolder(held)}");
        }

        return string.Join('\n', lines);
    }

    private string DescribeHolder(EnvironmentLock held)
    {
        var reason = held.Reason.Length == 0 ? "" : $" ({SlackText.Escape(held.Reason)})";
        var busy = held.IsBusy(time.GetUtcNow()) ? $", who is {held.BusyWith}" : "";
        return $"{SlackText.Code(held.Environment)} belongs to {SlackText.Person(held.Holder)} until {SlackText.Time(held.Until)}{reason}{busy}.";
    }
}
