using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>The fronts as <c>sources:</c> names them.</summary>
internal static class SourceWords
{
    /// <summary>The words, as a message lists them.</summary>
    public static string Listed => string.Join(", ", FrontNames.All, 0, FrontNames.All.Length - 1) + " and " + FrontNames.All[FrontNames.All.Length - 1];

    public static bool TryParse(string word, out RequestFronts front)
    {
        var index = Array.IndexOf(FrontNames.All, word);
        front = index < 0 ? RequestFronts.None : (RequestFronts)(1 << index);
        return index >= 0;
    }

    /// <summary>What was probably meant. An HTTP API has two payload formats, and nothing tells which of them <c>http</c> is.</summary>
    public static string? Repair(string word) => string.Equals(word, "http", StringComparison.OrdinalIgnoreCase) ? "http1, http2 or both" : Suggestions.Closest(word, FrontNames.All);
}
