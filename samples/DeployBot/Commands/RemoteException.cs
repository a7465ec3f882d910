namespace DeployBot.Commands;

/// <summary>GitHub or AWS did not do what it was asked.</summary>
/// <param name="message">For Slack: what a person can do about it.</param>
/// <param name="mayHaveHappened">Whether it may have been done all the same, as when no answer came.</param>
public sealed class RemoteException(string message, bool mayHaveHappened = false, Exception? inner = null) : Exception(message, inner)
{
    public bool MayHaveHappened { get; } = mayHaveHappened;
}
