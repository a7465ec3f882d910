namespace RouteGen.Generator.Model;

/// <summary>The fronts as <c>sources:</c> spells them.</summary>
internal static class FrontNames
{
    /// <summary>The words, in the order of <see cref="RequestFronts"/>.</summary>
    public static readonly string[] All = ["rest", "http1", "http2", "url", "alb"];

    /// <summary>The words of a set, with commas between.</summary>
    public static string Of(RequestFronts fronts) => string.Join(", ", All.Where((_, index) => ((int)fronts & (1 << index)) != 0));
}
