using System.Text;
using System.Text.RegularExpressions;

namespace BranchPreview.Tests;

/// <summary>The table itself, as it was compiled.</summary>
[Collection("Preview")]
public partial class RouteTests(SqlitePreview preview)
{
    private static readonly string[] Routes = [.. Encoding.UTF8.GetString(Router.Instance.Listing).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    [Fact]
    public void The_table_has_300_routes_and_one_queue()
    {
        Assert.Equal(301, Routes.Length);
        Assert.Equal("SQS courier-updates BranchPreview.Orders.CourierUpdates.Take", Assert.Single(Routes, route => !Verbs.Contains(route.Split(' ')[0])));
        Assert.Equal(301, Routes.Select(route => string.Join(' ', route.Split(' ')[..2])).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_header_of_the_router_lists_what_the_files_say()
    {
        var folder = Repository.Folder("samples", "BranchPreview");
        var written = Directory.EnumerateFiles(Path.Combine(folder, "routes"), "*.yaml").Append(Path.Combine(folder, "routes.yaml"))
            .SelectMany(File.ReadLines)
            .Select(line => HandlerOf().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups["handler"].Value)
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.Equal(written, Routes.Select(route => string.Join('.', route.Split(' ')[^1].Split('.')[^2..])).Order(StringComparer.Ordinal));
    }

    /// <summary>Every route is reached, and its handler answers for itself. What the requests ask for does not exist, or is nonsense: 404 of the handler, 400, 401 or an empty list, never 405 or 500.</summary>
    [Fact]
    public async Task Every_route_answers()
    {
        var reached = new List<string>();
        foreach (var route in Routes.Where(route => Verbs.Contains(route.Split(' ')[0])))
        {
            var (verb, path) = (route.Split(' ')[0], route.Split(' ')[1]);
            var key = $"{verb} {path}";
            var response = await preview.App.SendAsync(
                verb,
                ParameterOf().Replace(path, match => match.Groups["name"].Value == "code" ? "NONE" : Guid.NewGuid().ToString()) + QueryOf(key),
                [new("X-Preview-Key", Preview.Key), new("Content-Type", "application/json")],
                verb is "GET" or "DELETE" ? "" : "{}");
            Assert.True(response.Route == key, $"{key} is taken by {response.Route}");
            Assert.True(response.StatusCode is 200 or 201 or 204 or 400 or 401 or 404 or 415, $"{key}: {response}");
            Assert.Null(response.Failure);
            reached.Add(key);
        }

        Assert.Equal(300, reached.Count);
    }

    /// <summary>Each of the plain resources keeps what it is given: a value of its own type, made up from the type.</summary>
    [Fact]
    public async Task Every_plain_resource_keeps_its_rows()
    {
        var owners = new Dictionary<string, Guid>(StringComparer.Ordinal) { ["users"] = await preview.UserAsync(), ["shops"] = await preview.ShopAsync(), ["orders"] = await preview.OrderAsync() };
        var resources = Routes.Where(route => route.EndsWith(".Create", StringComparison.Ordinal) && route.Split(' ')[1].Count(letter => letter == '/') == 3).ToList();
        Assert.Equal(43, resources.Count);
        foreach (var (path, handler) in resources.Select(route => (route.Split(' ')[1], route.Split(' ')[2])))
        {
            var value = SampleValues.Of(typeof(Router).Assembly.GetType(handler[..handler.LastIndexOf('.')])!.BaseType!.GetGenericArguments()[0]);
            var url = path.Replace("{id}", owners[path.Split('/')[1]].ToString(), StringComparison.Ordinal);
            var created = (await preview.PostAsync(url, value)).Expect(201);
            (await preview.SendAsync("PUT", $"{url}/{created.Id}", value)).Expect(200);
            Assert.Equal(created.Id, (Guid)Assert.Single((await preview.GetAsync(url)).Expect(200).Json["items"]!.AsArray())!["id"]!);
            Assert.Equal(2, (int)(await preview.GetAsync($"{url}/{created.Id}")).Expect(200).Json["version"]!);
            (await preview.GetAsync($"{url}/search?text=a")).Expect(200);
            (await preview.PostAsync(url, "{}")).Expect(400);
            (await preview.SendAsync("DELETE", $"{url}/{created.Id}", body: null)).Expect(204);
        }
    }

    [Fact]
    public async Task What_no_route_takes_is_404_or_405()
    {
        (await preview.GetAsync("/no/such/path")).Expect(404);
        var answer = (await preview.SendAsync("DELETE", "/users", body: null)).Expect(405);
        Assert.Equal("GET, POST, HEAD, OPTIONS", answer.Header("Allow"));
    }

    private static string[] Verbs { get; } = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    private static string QueryOf(string key) => key switch
    {
        "GET /shops/{id}/tables/free" => "?from=2040-01-01T10:00:00Z&to=2040-01-01T12:00:00Z&guests=2",
        "GET /shops/{id}/bookings" => "?day=2040-01-01",
        _ when key.EndsWith("/search", StringComparison.Ordinal) => "?text=a",
        _ => "",
    };

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ParameterOf();

    // "GET /users: Accounts.List" and "SQS courier-updates: { handler: CourierUpdates.Take, ..."
    [GeneratedRegex(@"^\s+(?:GET|POST|PUT|PATCH|DELETE|SQS) \S+: (?:\{ handler: )?(?<handler>\w+\.\w+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HandlerOf();
}
