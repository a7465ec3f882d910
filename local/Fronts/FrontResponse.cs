using System.Text;

namespace RouteGen.Fronts;

/// <summary>What a front sends to the client.</summary>
internal sealed class FrontResponse
{
    public required int StatusCode { get; init; }

    /// <summary>The header lines in order, without <c>Content-Length</c> and the like: those belong to whoever sends the response.</summary>
    public List<KeyValuePair<string, string>> Headers { get; } = [];

    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>Why the front answers in its own words and not the function's; <see langword="null"/> when it does not.</summary>
    public string? Problem { get; init; }

    public string? Header(string name)
    {
        foreach (var header in Headers)
        {
            if (header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) return header.Value;
        }

        return null;
    }

    /// <summary>Adds a header unless the function has set it.</summary>
    public void AddDefault(string name, string value)
    {
        if (Header(name) is null) Headers.Add(new(name, value));
    }

    /// <summary>The front's own answer.</summary>
    public static FrontResponse Own(int status, string contentType, string body, string problem)
    {
        var response = new FrontResponse { StatusCode = status, Body = Encoding.UTF8.GetBytes(body), Problem = problem };
        response.Headers.Add(new("Content-Type", contentType));
        return response;
    }
}
