namespace RouteGen.Behaviour.Tests.Requests;

/// <summary>A block of <c>requests.txt</c>: a request, and the answer that every front it is for has to give.</summary>
internal sealed record CaseRequest
{
    /// <summary>Where the block's request stands: <c>requests.txt(12)</c>.</summary>
    public required string Place { get; init; }

    public required string Method { get; init; }

    public required string Url { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The fronts that are named, or all when none is.</summary>
    public IReadOnlyList<string> Fronts { get; init; } = [];

    /// <summary>Whether it is for all fronts but the named ones.</summary>
    public bool Excludes { get; init; }

    public IReadOnlyDictionary<string, string>? Claims { get; init; }

    public string BasePath { get; init; } = "";

    public required int Status { get; init; }

    /// <summary>The header lines that the answer must have: of each name these, in this order, and no others.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> AnswerHeaders { get; init; } = [];

    public ReadOnlyMemory<byte> AnswerBody { get; init; }

    public bool IsFor(CaseFront front) => Fronts.Count == 0 || Fronts.Any(front.Is) != Excludes;
}
