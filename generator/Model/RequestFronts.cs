namespace RouteGen.Generator.Model;

/// <summary>A set of the fronts that requests come through.</summary>
[Flags]
internal enum RequestFronts
{
    None = 0,
    Rest = 1,
    HttpApiV1 = 2,
    HttpApiV2 = 4,
    FunctionUrl = 8,
    Alb = 16,
    All = Rest | HttpApiV1 | HttpApiV2 | FunctionUrl | Alb,
}

/// <summary>The fronts as <c>sources:</c> spells them.</summary>
internal static class FrontNames
{
    /// <summary>The words; a front is the bit at its word's place.</summary>
    public static readonly string[] All = ["rest", "http1", "http2", "url", "alb"];

    /// <summary>The words of a set, with commas between.</summary>
    public static string Of(RequestFronts fronts) => string.Join(", ", All.Where((_, index) => ((int)fronts & (1 << index)) != 0));
}
