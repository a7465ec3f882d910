using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Resolving;

/// <summary>The two kinds of task that are awaited.</summary>
internal static class TaskTypes
{
    /// <summary>Whether a type is <c>Task</c>, <c>ValueTask</c> or one of these with a result.</summary>
    public static bool IsTask(ITypeSymbol type) => type.Name is "Task" or "ValueTask" && type.Is("System.Threading.Tasks", type.Name);

    /// <summary><c>T</c> of <c>Task&lt;T&gt;</c> or <c>ValueTask&lt;T&gt;</c>, else <see langword="null"/>.</summary>
    public static ITypeSymbol? ResultOf(ITypeSymbol type) => type is INamedTypeSymbol { Arity: 1 } named && IsTask(type) ? named.TypeArguments[0] : null;
}
