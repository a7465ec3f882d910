using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RouteGen.Generator.Emitting;
using RouteGen.Generator.Model;
using RouteGen.Generator.Planning;
using RouteGen.Generator.Reading;
using RouteGen.Generator.Reporting;
using RouteGen.Generator.Resolving;

namespace RouteGen.Generator;

/// <summary>
/// Compiles <c>routes.yaml</c> into the project's router. This file is the table of contents: one provider a stage, each in the folder of its name.
/// Every provider's value is plain data, equal by content, so a stage whose input says the same as before does not run again.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class RouteGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Analyzers flow to every project that references the app; only the one whose build files say so gets a router.
        var options = context.AnalyzerConfigOptionsProvider
            .Combine(context.ParseOptionsProvider)
            .Select(static (input, _) => ProjectOptions.From(input.Left.GlobalOptions, ((CSharpParseOptions)input.Right).LanguageVersion));

        // Reading: text -> declared routes. Without the compilation, so that no edit of C# ever parses YAML; a file on its own, so that one edit reads one file.
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (input, cancellation) => RouteFiles.Read(input.Left, input.Right.GetOptions(input.Left), cancellation))
            .WithTrackingName(PipelineSteps.ReadingFile)
            .Where(static file => file is not null);
        var declared = files.Collect()
            .Select(static (all, _) => RouteFileMerger.Merge(all!))
            .WithTrackingName(PipelineSteps.Reading);

        // Resolving: + symbols -> strings. Runs at every edit of C#, so it remembers what did not change.
        var resolved = declared.Combine(context.CompilationProvider).Combine(options)
            .Select(static (input, cancellation) => Resolve(input.Left.Left, input.Left.Right, input.Right, cancellation))
            .WithTrackingName(PipelineSteps.Resolving);

        // Planning: -> order, names, tables. No place in a file gets past it, so a comment added to routes.yaml emits nothing anew.
        var planned = declared.Select(static (table, _) => table.App.Settings).Combine(resolved)
            .Select(static (input, _) => input.Right.Then(table => RouterPlanner.Plan(input.Left, table)))
            .WithTrackingName(PipelineSteps.Planning);
        // No parameter is in the listing: an edit of a handler's signature leaves the tables as they are.
        var tables = planned.Select(static (plan, _) => plan.Then(static plan => plan.Listing))
            .Select(static (listing, _) => listing.Then(RouterTablesBuilder.Build))
            .WithTrackingName(PipelineSteps.Tabulating);

        var functions = declared.Combine(options).Select(static (input, _) => input.Right.IsRouteGenProject ? FunctionPlanner.Plan(input.Left) : []).WithTrackingName(PipelineSteps.Functions);

        // Reporting: what every stage found wrong. Apart from the source, so that a moved place reports anew and emits nothing.
        var conflicts = declared.Select(static (table, _) => ConflictFinder.Find(table));
        var found = resolved.Select(static (table, _) => table.Value?.Diagnostics ?? []).Combine(tables.Select(static (table, _) => table.Failure));
        var diagnostics = declared.Combine(conflicts).Combine(found).Combine(options)
            .Select(static (input, _) => Diagnostics.Of(input.Left.Left.Left, input.Left.Left.Right, input.Left.Right.Left, input.Left.Right.Right, input.Right))
            .WithTrackingName(PipelineSteps.Reporting);

        // Emitting: the only place with C# text. File by file, so that an edit of a handler emits one of many anew.
        var router = planned.Select(static (plan, _) => plan.Value?.Router).WithTrackingName(PipelineSteps.RouterFile);
        var routeFiles = planned.SelectMany(static (plan, _) => plan.Value?.RouteFiles ?? []).WithTrackingName(PipelineSteps.RouteFiles);
        var project = router.Select(static (file, _) => file?.Project);
        context.RegisterSourceOutput(router, static (output, file) => RouterSources.EmitRouter(output, file));
        context.RegisterSourceOutput(routeFiles, static (output, file) => RouterSources.EmitRoutes(output, file));
        context.RegisterSourceOutput(project.Combine(tables), static (output, input) => RouterSources.EmitTables(output, input.Left, input.Right.Value));
        context.RegisterSourceOutput(functions, static (output, functions) => RouterSources.EmitFunctions(output, functions));
        context.RegisterSourceOutput(diagnostics, static (output, found) => Diagnostics.Report(output, found));
    }

    // A library or test project without routes gets nothing; a program without them gets an error, and an empty router so that nothing else is wrong with it.
    private static Attempt<ResolvedTable> Resolve(DeclaredTable declared, Compilation compilation, ProjectOptions options, CancellationToken cancellation)
    {
        if (!options.IsRouteGenProject || (declared.IsMissing && !options.IsExecutable)) return new Attempt<ResolvedTable>(null, null);
        if (!options.CompilesRoutes) declared = declared with { Routes = [], Events = [] };
        return Attempt<ResolvedTable>.Of(() => Resolver.Resolve(declared, compilation, options, cancellation));
    }
}
