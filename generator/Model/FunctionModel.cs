namespace RouteGen.Generator.Model;

/// <summary>A function of <c>functions:</c>, without any place in a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Memory">In MB; <see langword="null"/> where it is not said, as with the other two.</param>
/// <param name="Timeout">In seconds.</param>
/// <param name="Concurrency">How many invocations at once are reserved for it.</param>
/// <param name="Routes">The keys of the routes that name it.</param>
internal sealed record FunctionModel(string Name, int? Memory, int? Timeout, int? Concurrency, EquatableArray<string> Routes);
