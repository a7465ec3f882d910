namespace RouteGen.Behaviour.Tests.Requests;

/// <summary>A block of <c>requests.txt</c>: a request, and the answer that every front it is for has to give.</summary>
internal sealed record CaseRequest
{
    /// <summary>Where the block's request stands: <c>requests.txt(12)</c>.</summary>
    public required string Place { get; init; }

    public required CaseConditions Conditions { get; init; }

    public required string Method { get; init; }

    public required string Url { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public required int Status { get; init; }

    /// <summary>The header lines that the answer must have: of each name these, in this order, and no others.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> AnswerHeaders { get; init; }

    public required ReadOnlyMemory<byte> AnswerBody { get; init; }
}

/// <summary>The <c>@</c> lines of a block: what it is sent through.</summary>
internal sealed record CaseConditions
{
    /// <summary>The fronts that are named, or none when it is for all.</summary>
    public IReadOnlyList<string> Fronts { get; init; } = [];

    /// <summary>Whether it is for all fronts but the named ones.</summary>
    public bool Excludes { get; init; }

    public IReadOnlyDictionary<string, string>? Claims { get; init; }

    public string BasePath { get; init; } = "";

    public bool Include(CaseFront front) => Fronts.Count == 0 || Fronts.Any(front.Is) != Excludes;
}
