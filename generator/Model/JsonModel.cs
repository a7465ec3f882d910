namespace RouteGen.Generator.Model;

/// <summary>A type read or written as JSON.</summary>
/// <param name="Type">The type with <c>global::</c>.</param>
/// <param name="Context">The project's JSON context that knows it, with <c>global::</c>; <see langword="null"/> for the reflection path.</param>
/// <param name="Property">The property of that context, as <c>User</c>; <see langword="null"/> when it has to be asked for by type.</param>
internal sealed record JsonTypeReference(string Type, string? Context, string? Property);

/// <summary>How the JSON types are found that only show at run time.</summary>
/// <param name="Contexts">The project's JSON contexts with <c>global::</c>, by name.</param>
/// <param name="AllowsReflection">Whether a type in none of them may be read by reflection: not under AOT or trimming.</param>
internal sealed record JsonModel(EquatableArray<string> Contexts, bool AllowsReflection);
