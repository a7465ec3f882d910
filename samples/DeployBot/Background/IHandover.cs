namespace DeployBot.Background;

/// <summary>Gives work to somebody who goes on with it when this invocation has answered. Nothing in this process does: after the answer Lambda freezes it.</summary>
public interface IHandover
{
    /// <exception cref="HandoverException">The work was not taken.</exception>
    Task HandOverAsync(Work work, CancellationToken cancellation);
}

public sealed class HandoverException(string message, Exception? inner = null) : Exception(message, inner);
