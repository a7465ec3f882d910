namespace RouteGen.Hosting;

/// <summary>An answer of 500 or more of a route with <c>fault: true</c>: Lambda counts it as an error of the function. What failed is in the log already.</summary>
public sealed class FaultException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">Which route answered what.</param>
    /// <param name="cause">What the handler threw; <see langword="null"/> when it returned the answer.</param>
    internal FaultException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
