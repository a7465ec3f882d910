namespace RouteGen.Hosting;

/// <summary>What an <see cref="InvocationWatchdog"/> answers in place of a handler that still runs. It is asked by a thread of the watchdog's, while the handler goes on.</summary>
internal interface ILateAnswer
{
    /// <summary>Whose handler it is, for the log.</summary>
    string RouteKey { get; }

    /// <summary>What is sent, in a word, for the log.</summary>
    string Name { get; }

    /// <summary>What became of the invocation when it was sent, for the log.</summary>
    string Outcome { get; }

    /// <summary>Writes the answer.</summary>
    /// <param name="headers">The invocation.</param>
    /// <param name="fault">What is reported in its place, as the function's error.</param>
    ReadOnlyMemory<byte> Write(InvocationHeaders headers, out Exception? fault);
}
