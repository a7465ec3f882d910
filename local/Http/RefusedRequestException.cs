namespace RouteGen.Local.Http;

/// <summary>A request that is refused before it reaches a front; the message goes to the client and says what is wrong with it.</summary>
internal sealed class RefusedRequestException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
