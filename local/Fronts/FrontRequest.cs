namespace RouteGen.Fronts;

/// <summary>An HTTP request as it reaches a front: nothing decoded, nothing merged.</summary>
internal sealed class FrontRequest
{
    public required string Method { get; init; }

    /// <summary>Path and query as on the wire, ASCII: <c>/users/a%2Fb?page=2</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The header lines in order, names as sent, repeated ones repeated.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    public string Protocol { get; init; } = "HTTP/1.1";

    /// <summary>The client's address. The default is one of those kept for documentation (RFC 5737), as good as any real one.</summary>
    public string SourceAddress { get; init; } = "203.0.113.7";

    /// <summary><c>http</c> or <c>https</c>, as <c>X-Forwarded-Proto</c> tells it.</summary>
    public string Scheme { get; init; } = "https";

    /// <summary>The port the client asked, as <c>X-Forwarded-Port</c> tells it.</summary>
    public int Port { get; init; } = 443;

    public DateTimeOffset Time { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>The path of <see cref="Target"/>, encoded as sent.</summary>
    public string Path => Target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? Target[..query] : Target;

    /// <summary>The query of <see cref="Target"/> without its question mark, encoded as sent; empty when there is none.</summary>
    public string Query => Target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? Target[(query + 1)..] : "";

    /// <summary>The value of a header; of several lines the last.</summary>
    public string? Header(string name)
    {
        string? value = null;
        foreach (var header in Headers)
        {
            if (header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) value = header.Value;
        }

        return value;
    }
}
