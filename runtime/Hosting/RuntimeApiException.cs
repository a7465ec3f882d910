namespace RouteGen.Hosting;

/// <summary>The Runtime API cannot be reached, does not speak HTTP, or refuses what a loop cannot do without. The loop that meets it ends.</summary>
internal sealed class RuntimeApiException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the API said 500: then the whole process has to exit promptly.</summary>
    public bool IsContainerError { get; init; }
}
