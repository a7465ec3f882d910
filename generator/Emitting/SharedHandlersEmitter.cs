using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes the instances of handlers that serve the whole process. No package is needed for them: a handler of a queue may take a <c>Stream</c>.</summary>
internal static class SharedHandlersEmitter
{
    private const string Class = "SharedHandlers";

    /// <summary>The expression of an instance.</summary>
    public static string Instance(AmazonMembers members, string type) => Class + "." + Identifier.Escape(members.Handlers.First(member => member.Type == type).Name);

    public static void Emit(SourceWriter writer, EquatableArray<SharedMember> handlers)
    {
        if (handlers.Count == 0) return;
        writer.Gap();
        writer.Line("// One instance for the process, as Lambda makes it; made when a route first asks, and asked for again when its constructor failed.");
        using (writer.Block($"private static class {Class}"))
        {
            foreach (var member in handlers)
            {
                writer.Gap();
                writer.Line($"private static {member.Type}? s_{member.Name};");
                writer.Gap();
                writer.Line($"public static {member.Type} {Identifier.Escape(member.Name)} => {GlobalNames.LazyInitializer}.EnsureInitialized(ref s_{member.Name}, static () => new {member.Type}({string.Join(", ", member.Arguments)}));");
            }
        }
    }
}
