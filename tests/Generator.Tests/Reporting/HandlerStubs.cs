using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reading;

namespace RouteGen.Generator.Tests.Reporting;

/// <summary>Handlers for a route file that is shown without any: whatever it names exists, and takes the whole request, or of an event nothing.</summary>
internal static class HandlerStubs
{
    public static string For(string routes)
    {
        var declared = RouteFileMerger.Merge([RouteFileReader.Read("routes.yaml", SourceText.From(routes), RouteFileKind.App)]);
        var handlers = declared.Routes.Select(route => (route.Namespace ?? declared.App.Namespace, route.Handler.Text));
        if (declared.App.NotFound is { } notFound) handlers = handlers.Append((declared.App.Namespace, notFound.Text));
        var types = handlers
            .Select(handler => string.Join('.', handler.Item1 ?? "Shop", handler.Text))
            .GroupBy(name => name[..name.LastIndexOf('.')], name => name[(name.LastIndexOf('.') + 1)..], StringComparer.Ordinal)
            .Select(type => Class(type.Key, type.Distinct(StringComparer.Ordinal).Select(method => $"public static string {method}(RouteGen.HttpRequest request) => \"\";")));
        types = types.Concat(declared.Events
            .Select(route => (Name: string.Join('.', route.Namespace ?? declared.App.Namespace ?? "Shop", route.Handler.Text), IsAuthorizer: route.Verb == EventVerb.Authorizer))
            .GroupBy(handler => handler.Name[..handler.Name.LastIndexOf('.')], handler => (Method: handler.Name[(handler.Name.LastIndexOf('.') + 1)..], handler.IsAuthorizer), StringComparer.Ordinal)
            .Select(type => Class(type.Key, type.Distinct().Select(handler => handler.IsAuthorizer ? $"public static bool {handler.Method}() => false;" : $"public static void {handler.Method}() {{ }}"))));
        if (declared.App.Services is { } services) types = types.Append(Class(string.Join('.', declared.App.Namespace ?? "Shop", services.Text), []));
        return string.Join('\n', types);
    }

    private static string Class(string fullName, IEnumerable<string> members)
    {
        var dot = fullName.LastIndexOf('.');
        return $"namespace {fullName[..dot]} {{ public static partial class {fullName[(dot + 1)..]} {{ {string.Join(' ', members)} }} }}";
    }
}
