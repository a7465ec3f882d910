namespace RouteGen.Benchmarks.Events;

/// <summary>The answer to either event. What is <see langword="null"/> is not written.</summary>
internal sealed class ProxyResponse
{
    public int StatusCode { get; set; }

    public IDictionary<string, string>? Headers { get; set; }

    public IDictionary<string, IList<string>>? MultiValueHeaders { get; set; }

    public string? Body { get; set; }

    public bool IsBase64Encoded { get; set; }
}
