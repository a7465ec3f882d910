namespace RouteGen.Testing;

/// <summary>A response is not what a test expects. The message tells the whole story of the request.</summary>
public sealed class TestResponseException : Exception
{
    internal TestResponseException(string message, TestResponse response, Exception? inner)
        : base(message + Environment.NewLine + Environment.NewLine + response, inner) => Response = response;

    /// <summary>The response.</summary>
    public TestResponse Response { get; }
}
