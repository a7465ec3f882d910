namespace RouteGen.Binding;

/// <summary>The part of a request that a value is taken from.</summary>
internal enum ValueSource
{
    Route,
    Query,
    Header,

    /// <summary>A header that is a list: each of its lines may hold several values.</summary>
    HeaderList,
    Cookie,
    Form,
    Claim,
}
