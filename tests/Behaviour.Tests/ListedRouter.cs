using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RouteGen.Routing;
using RouteGen.Tests.Harness;

namespace RouteGen.Behaviour.Tests;

/// <summary>A project made of a list of routes: route n is handled by a method that notes and answers its own name and the values it got, as <c>R7|octocat|hello</c>.</summary>
internal static partial class ListedRouter
{
    public static RouterProject Project(IReadOnlyList<string> keys)
    {
        var routes = new StringBuilder("routes:\n");
        var source = new StringBuilder("namespace App;\npublic static class Handlers\n{\n    public static string Last = \"\";\n");
        for (var id = 0; id < keys.Count; id++)
        {
            routes.Append(CultureInfo.InvariantCulture, $"  \"{keys[id]}\": Handlers.R{id}\n");
            var names = ParameterNames(keys[id]).Select(CSharpName).ToList();
            source.Append(CultureInfo.InvariantCulture, $"    public static string R{id}({string.Join(", ", names.Select(name => "string " + name))}) => Last = string.Join(\"|\", new[] {{ {string.Join(", ", names.Prepend($"\"R{id}\""))} }});\n");
        }

        return RouterProject.Of(routes.ToString(), source.Append("}\n").ToString());
    }

    /// <summary>What the handler that ran last noted: an answer to HEAD has no body to say it in.</summary>
    public static string Last(CompiledRouter router) => (string)router.GetType().Assembly.GetType("App.Handlers")!.GetField("Last")!.GetValue(null)!;

    public static IEnumerable<string> ParameterNames(string template) => Parameter().Matches(template).Select(match => match.Groups[1].Value);

    // {enterprise-team} is bound to enterpriseTeam, {namespace} to @namespace.
    private static string CSharpName(string name) => "@" + Dash().Replace(name, match => match.Groups[1].Value.ToUpperInvariant());

    [GeneratedRegex(@"\{([^}+]+)\+?\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("-(.)")]
    private static partial Regex Dash();
}
