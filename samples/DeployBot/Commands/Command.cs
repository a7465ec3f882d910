using DeployBot.Slack;

namespace DeployBot.Commands;

/// <summary>What somebody asks for, every name in it checked.</summary>
public abstract record Command
{
    /// <summary>In words, for Slack.</summary>
    public abstract string Describe();
}

/// <summary>Builds a branch and deploys it.</summary>
public sealed record Deploy(string Service, string Environment, string Branch) : Command
{
    public override string Describe() => $"deploying {SlackText.Code(Service)} from {SlackText.Code(Branch)} to {SlackText.Code(Environment)}";
}

/// <summary>Switches an environment to a branch that has been built.</summary>
public sealed record Checkout(string Service, string Environment, string Branch) : Command
{
    public override string Describe() => $"checking out {SlackText.Code(Branch)} of {SlackText.Code(Service)} on {SlackText.Code(Environment)}";
}

/// <summary>Goes back to the revision before.</summary>
public sealed record Rollback(string Service, string Environment) : Command
{
    public override string Describe() => $"rolling back {SlackText.Code(Service)} on {SlackText.Code(Environment)}";
}

/// <summary>Keeps everybody else from an environment for some time.</summary>
public sealed record Lock(string Environment, TimeSpan Duration, string Reason) : Command
{
    public override string Describe() => $"locking {SlackText.Code(Environment)}";
}

public sealed record Unlock(string Environment) : Command
{
    public override string Describe() => $"unlocking {SlackText.Code(Environment)}";
}

public sealed record Status : Command
{
    public override string Describe() => "looking";
}
