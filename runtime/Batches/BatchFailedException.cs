namespace RouteGen;

/// <summary>The records of an invocation come back as a whole: none of them was processed, or those that were not cannot be named to Lambda alone.</summary>
/// <remarks><see cref="Exception.InnerException"/> is the first failure, by the order of the records; <see langword="null"/> when none has failed, but the time was up.</remarks>
public sealed class BatchFailedException : Exception
{
    internal BatchFailedException(string message, Exception? first)
        : base(message, first)
    {
    }
}
