using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes <c>Router.Hosting.g.cs</c>: how the program runs.</summary>
internal static class HostingEmitter
{
    public static string Emit(ProjectFacts project)
    {
        var writer = new SourceWriter();
        RouterEmitter.EmitHeader(writer, project);
        using (writer.Block("public sealed partial class Router"))
        {
            var local = project.HasLocalServer ? GlobalNames.LocalServer + ".RunAsync" : "local: null";
            writer.Line($"""
                /// <summary>Runs the program: in Lambda it serves invocations, with <c>invoke</c> it answers one event{(project.HasLocalServer ? ", otherwise it serves localhost" : "")}.</summary>
                /// <param name="args">The program's arguments.</param>
                /// <returns>The process's exit code.</returns>
                public static {GlobalNames.Task}<int> RunAsync(string[] args) => {GlobalNames.LambdaHost}.RunAsync(Instance, args, {local});
                """);
            if (project.EmitsMain)
            {
                writer.Gap();
                writer.Line("// The project has no entry point of its own.");
                writer.Line($"private static {GlobalNames.Task}<int> Main(string[] args) => RunAsync(args);");
            }
        }

        return writer.ToString();
    }
}
