using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Adds the emitted files to the compilation.</summary>
internal static class RouterSources
{
    public static void Emit(SourceProductionContext output, RouterPlan? plan)
    {
        if (plan is null or { Project.IsNameTaken: true }) return;
        Add("Router.g.cs", RouterEmitter.Emit(plan));
        Add("Router.Tables.g.cs", TablesEmitter.Emit(plan));
        Add("Router.Hosting.g.cs", HostingEmitter.Emit(plan.Project));

        void Add(string name, string text) => output.AddSource(name, SourceText.From(text, Encoding.UTF8));
    }
}
