namespace RouteGen.Fronts;

/// <summary>A parameter of a query string, as sent or decoded.</summary>
internal readonly record struct QueryParameter(string Name, string Value)
{
    private static readonly char[] Ampersand = ['&'];
    private static readonly char[] AmpersandOrSemicolon = ['&', ';'];

    /// <summary>Splits a query string and decodes nothing, as a load balancer hands it on.</summary>
    /// <param name="query">Without its question mark.</param>
    /// <param name="splitsAtSemicolon">REST APIs do: it is one of their known issues.</param>
    public static List<QueryParameter> Split(string query, bool splitsAtSemicolon = false)
    {
        var parameters = new List<QueryParameter>();
        foreach (var pair in query.Split(splitsAtSemicolon ? AmpersandOrSemicolon : Ampersand, StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            parameters.Add(equals < 0 ? new(pair, "") : new(pair[..equals], pair[(equals + 1)..]));
        }

        return parameters;
    }

    /// <summary>The parameter with name and value decoded: <c>+</c> is a space.</summary>
    public QueryParameter Decoded() => new(UrlText.Decode(Name, plusIsSpace: true), UrlText.Decode(Value, plusIsSpace: true));
}
