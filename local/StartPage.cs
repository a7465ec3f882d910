using System.Globalization;
using System.Text;
using RouteGen.Fronts;
using RouteGen.Local.ShortForms;

namespace RouteGen.Local;

/// <summary>What the console shows before the first request: the routes, where they are, and how to try them.</summary>
internal static class StartPage
{
    // More would scroll the address away.
    private const int MostListed = 60;
    private const int ListedOfMany = 50;

    private static readonly string[] Methods = ["DELETE", "PUT", "PATCH", "POST", "GET"];

    public static string Write(IReadOnlyList<ListedRoute> routes, IReadOnlyList<ListedEvent> events, string url, LocalOptions options)
    {
        var page = new StringBuilder();
        page.AppendLine();
        AppendTable(page, [.. routes.Select(route => (route.Method, route.Template.Text, route.Handler)), .. events.Select(route => (route.Verb, route.Target, route.Handler))]);
        page.AppendLine();
        page.Append("Serving ").Append(Count(routes.Count, "route"));
        if (events.Count > 0) page.Append(" and ").Append(Count(events.Count, "event route"));
        page.Append(" on ").Append(url).Append(" as ").Append(NameOf(options.Front)).Append(" (--front ").Append(options.FrontName).AppendLine("). Ctrl+C stops.");
        List<string> samples = [.. Samples(routes, url), .. EventSamples(events, url)];
        if (samples.Count > 0) page.AppendLine().AppendLine("Try:");
        foreach (var sample in samples) page.Append("  ").AppendLine(sample);
        page.AppendLine();
        return page.ToString();
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static void AppendTable(StringBuilder page, IReadOnlyList<(string Verb, string Target, string Handler)> routes)
    {
        if (routes.Count == 0)
        {
            page.AppendLine("  routes.yaml has no HTTP routes.");
            return;
        }

        var verbWidth = routes.Max(route => route.Verb.Length);
        var targetWidth = routes.Max(route => route.Target.Length);
        var listed = routes.Count > MostListed ? ListedOfMany : routes.Count;
        foreach (var (verb, target, handler) in routes.Take(listed))
        {
            page.Append("  ").Append(verb.PadRight(verbWidth)).Append("  ").Append(target.PadRight(targetWidth)).Append("  ").AppendLine(handler);
        }

        if (listed < routes.Count) page.Append("  and ").Append((routes.Count - listed).ToString(CultureInfo.InvariantCulture)).AppendLine(" more");
    }

    /// <summary>An event for the first route whose key tells enough: by the server, and by a program of its own.</summary>
    private static IEnumerable<string> EventSamples(IReadOnlyList<ListedEvent> events, string url)
    {
        // A file that nobody has is no example.
        if (events.Where(route => route.Verb != "RAW").Select(ShortFormExample.Of).FirstOrDefault(example => example is not null) is not { } example) yield break;
        yield return $"curl {ShortFormExample.Quote(url + EventEndpoint.Path)} -d {ShortFormExample.Quote(ShortFormExample.AsLine(example))}";
        yield return $"dotnet run -- invoke {string.Join(' ', example.Select(ShortFormExample.Quote))}";
    }

    /// <summary>A route that answers, a path that does not exist, and a method that its path does not have: as far as the table has such.</summary>
    private static IEnumerable<string> Samples(IReadOnlyList<ListedRoute> routes, string url)
    {
        // Rather a collection, as /users, than whatever the alphabet puts first.
        var get = routes.Where(route => route.Method == "GET")
            .OrderBy(route => route.Template.Text.Contains('{', StringComparison.Ordinal))
            .ThenByDescending(route => routes.Any(other => other.Method == "POST" && other.Template.Text == route.Template.Text))
            .FirstOrDefault();
        if (get is not null) yield return $"curl -i '{url}{SamplePath(get.Template)}'";

        const string Unknown = "/no/such/path";
        if (!routes.Any(route => Fits(route, Unknown))) yield return $"curl -i '{url}{Unknown}'";

        if (get is null) yield break;
        var path = SamplePath(get.Template);
        var refused = Array.Find(Methods, method => !routes.Any(route => route.Takes(method) && Fits(route, path)));
        if (refused is not null) yield return $"curl -i -X {refused} '{url}{path}'";
    }

    private static bool Fits(ListedRoute route, string path) => route.Template.Match(path) is not null;

    private static string SamplePath(RouteTemplate template)
    {
        var path = new StringBuilder();
        foreach (var (part, index) in template.Text.Split('{').Select((part, index) => (part, index)))
        {
            // After the first brace each part is "name}rest".
            path.Append(index == 0 ? part : "1" + part[(part.IndexOf('}', StringComparison.Ordinal) + 1)..]);
        }

        // A quote would end the argument in a shell.
        return UrlText.EncodeForWire(Encoding.UTF8.GetBytes(path.ToString())).Replace("'", "%27", StringComparison.Ordinal);
    }

    private static string NameOf(Front front) => front switch
    {
        Front.Rest => "an API Gateway REST API",
        Front.HttpApiV2 => "an API Gateway HTTP API",
        Front.FunctionUrl => "a Lambda Function URL",
        _ => "an Application Load Balancer",
    };
}
