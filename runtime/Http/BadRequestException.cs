namespace RouteGen;

/// <summary>A request that cannot be read. Thrown by the reading methods of <see cref="HttpRequest"/>; a handler that lets it pass answers with its status.</summary>
public sealed class BadRequestException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="statusCode">The status of the answer, 400 to 499.</param>
    /// <param name="message">What is wrong; it goes to the caller.</param>
    public BadRequestException(int statusCode, string message)
        : base(message)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 499);
        StatusCode = statusCode;
    }

    /// <summary>The status of the answer.</summary>
    public int StatusCode { get; }
}
