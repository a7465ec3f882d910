using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Planning;

/// <summary>Gathers the routes of each function of <c>functions:</c>, for whoever deploys them. It looks at the table alone.</summary>
internal static class FunctionPlanner
{
    public static EquatableArray<FunctionModel> Plan(DeclaredTable table)
    {
        var named = RoutesByFunction(table);
        return table.App.Functions.Select(function => new FunctionModel(function.Name.Text, function.Memory, function.Timeout, function.Concurrency, named[function.Name.Text].Select(route => route.Key).ToEquatableArray())).ToEquatableArray();
    }

    /// <summary>Reports routes that name a function which is not there, and functions that no route names.</summary>
    public static void Check(DeclaredTable table, List<DiagnosticInfo> diagnostics)
    {
        var functions = table.App.Functions.Select(function => function.Name.Text).ToList();
        var named = RoutesByFunction(table);
        // Once for each place: a group's own line is not said again for each of its routes.
        foreach (var function in named.Where(routes => !functions.Contains(routes.Key)).SelectMany(routes => routes).Select(route => route.Function).Distinct())
        {
            var closest = Suggestions.Closest(function.Text, functions);
            diagnostics.Add(new DiagnosticInfo(Descriptors.UnknownFunction, function.Location, function.Text, closest is null ? "." : $"; did you mean '{closest}'?"));
        }

        // The first takes what names none.
        foreach (var function in table.App.Functions.Skip(1).Where(function => !named.Contains(function.Name.Text)))
        {
            diagnostics.Add(new DiagnosticInfo(Descriptors.UnusedFunction, function.Name.Location, function.Name.Text));
        }
    }

    private static ILookup<string, (DeclaredName Function, string Key)> RoutesByFunction(DeclaredTable table) =>
        table.Routes.Where(route => route.Policy.Function is not null).Select(route => (Function: route.Policy.Function!, Key: RouteKey.Of(route.Verb, route.Path)))
            .Concat(table.Events.Where(route => route.Policy.Function is not null).Select(route => (Function: route.Policy.Function!, Key: RouteKey.Of(route.Verb, route.Target))))
            .ToLookup(route => route.Function.Text, StringComparer.Ordinal);
}
