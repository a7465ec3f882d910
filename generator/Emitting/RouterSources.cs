using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Adds the emitted files to the compilation.</summary>
internal static class RouterSources
{
    public static void EmitRouter(SourceProductionContext output, RouterFile? router)
    {
        if (router is null or { Project.IsNameTaken: true }) return;
        Add(output, "Router.g.cs", RouterEmitter.Emit(router));
        Add(output, "Router.Hosting.g.cs", HostingEmitter.Emit(router.Project));
        if (router.Project.HasLogging) Add(output, "Router.Logging.g.cs", LoggingEmitter.Emit(router.Project));
        if (router.Project.Amazon is { } core) Add(output, "Router.AmazonLambda.g.cs", AmazonLambdaEmitter.Emit(router, core));
    }

    public static void EmitRoutes(SourceProductionContext output, RouteFile file)
    {
        if (!file.Project.IsNameTaken) Add(output, $"Router.Routes.{RouteFileEmitter.Number(file.Number)}.g.cs", RouteFileEmitter.Emit(file));
    }

    public static void EmitTables(SourceProductionContext output, ProjectFacts? project, TablesPlan? tables)
    {
        if (project is null or { IsNameTaken: true } || tables is null) return;
        Add(output, "Router.Tables.g.cs", TablesEmitter.Emit(project, tables));
    }

    public static void EmitFunctions(SourceProductionContext output, EquatableArray<FunctionModel> functions)
    {
        if (functions.Count > 0) Add(output, "Router.Functions.g.cs", FunctionsEmitter.Emit(functions));
    }

    private static void Add(SourceProductionContext output, string name, string text) => output.AddSource(name, SourceText.From(text, Encoding.UTF8));
}
