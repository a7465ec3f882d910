using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes a router without routes for a table that cannot be read: the code around it still compiles, so the one error shows and not fifty more.</summary>
internal static class StubEmitter
{
    public static string Emit(ProjectFacts project)
    {
        var writer = new SourceWriter();
        RouterEmitter.EmitHeader(writer, project);
        writer.Line("/// <summary>Stands in for the router until <c>routes.yaml</c> can be read.</summary>");
        RouterEmitter.EmitAttributes(writer);
        using (writer.Block($"public sealed partial class Router : {GlobalNames.CompiledRouter}"))
        {
            RouterEmitter.EmitInstance(writer);
            RouterEmitter.EmitListing(writer, listing: "");
            writer.Gap();
            writer.Line($"""
                /// <inheritdoc/>
                protected override {GlobalNames.RouterTables} Tables => default;

                /// <inheritdoc/>
                protected override {GlobalNames.ValueTask} InvokeAsync(int route, {GlobalNames.HttpExchange} http) => default;
                """);
        }

        return writer.ToString();
    }
}
