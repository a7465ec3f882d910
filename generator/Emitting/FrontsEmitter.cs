using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Sets of the runtime's enums as C#.</summary>
internal static class FrontsEmitter
{
    /// <summary><c>RequestFronts.Rest | RequestFronts.Alb</c>, with full names.</summary>
    public static string Set(RequestFronts fronts) => string.Join(" | ", fronts.ToString().Split([", "], StringSplitOptions.None).Select(name => GlobalNames.RequestFronts + "." + name));

    /// <summary>The kinds of a set, one after the other.</summary>
    public static IEnumerable<string> Each(EventKinds kinds) => kinds.ToString().Split([", "], StringSplitOptions.None).Select(name => GlobalNames.EventKind + "." + name);
}
