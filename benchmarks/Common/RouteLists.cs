using System.Reflection;

namespace RouteGen.Benchmarks;

/// <summary>The route tables that are measured, as keys: <c>GET /users/{id}</c>.</summary>
public static class RouteLists
{
    // Twelve by twelve by eight modules of ten routes: more than the largest table here.
    private static readonly string[] Areas = ["billing", "catalog", "checkout", "content", "delivery", "identity", "inventory", "loyalty", "marketing", "reporting", "returns", "support"];
    private static readonly string[] Things = ["accounts", "addresses", "batches", "carts", "coupons", "invoices", "labels", "orders", "payments", "products", "reviews", "tickets"];
    private static readonly string[] Parts = ["items", "notes", "events", "files", "members", "prices", "tags", "versions"];

    /// <summary>A spread of 203 routes of GitHub's public REST API.</summary>
    public static IReadOnlyList<string> GitHub { get; } = Read("github-203.txt");

    /// <summary>The canonical example: what the <c>routes.yaml</c> of this repository says.</summary>
    public static IReadOnlyList<string> Shop { get; } =
    [
        "GET /health", "GET /welcome",
        "GET /users", "POST /users", "GET /users/{id}", "PATCH /users/{id}", "DELETE /users/{id}", "GET /users/{id}/orders", "POST /users/{id}/orders",
        "GET /orders/{id}", "POST /orders/{id}:cancel",
        "GET /files/{path+}", "PUT /files/{path+}",
        "GET /admin/stats", "GET /admin/orders.csv",
    ];

    /// <summary>Routes as a large application has them: modules of collections, items and items of items.</summary>
    /// <param name="count">From 1 to 10,000.</param>
    public static IReadOnlyList<string> Made(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 10_000);
        return [.. Modules().SelectMany(RoutesOf).Take(count)];
    }

    private static IEnumerable<(string Path, string Part)> Modules() =>
        from part in Parts
        from thing in Things
        from area in Areas
        select ($"/{area}/{thing}-{part}", part);

    private static IEnumerable<string> RoutesOf((string Path, string Part) module)
    {
        var (path, part) = module;
        yield return $"GET {path}";
        yield return $"POST {path}";
        yield return $"GET {path}/{{id}}";
        yield return $"PUT {path}/{{id}}";
        yield return $"PATCH {path}/{{id}}";
        yield return $"DELETE {path}/{{id}}";
        yield return $"GET {path}/{{id}}/{part}";
        yield return $"POST {path}/{{id}}/{part}";
        yield return $"GET {path}/{{id}}/{part}/{{number}}";
        yield return $"DELETE {path}/{{id}}/{part}/{{number}}";
    }

    private static string[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
