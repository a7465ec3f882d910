using RouteGen.Generator.Model;
using RouteGen.Generator.Reading;

namespace RouteGen.Generator.Tests.Reading;

public class MergeTests
{
    private static readonly DeclaredFile App = RouteText.ReadFile("namespace: Shop\nservices: S\nroutes:\n  GET /app: A.B\n");

    [Fact]
    public void Nothing_is_missing() => Assert.True(RouteFileMerger.Merge([]).IsMissing);

    [Fact]
    public void The_app_comes_first_and_fragments_by_path_whatever_the_order()
    {
        var first = Fragment("routes/B.yaml", "routes:\n  GET /b: A.B\n");
        var second = Fragment("routes/a.yaml", "namespace: Own\nroutes:\n  GET /a: A.B\n");

        var table = RouteFileMerger.Merge([second, App, first]);

        Assert.Equal("GET /app: A.B in Shop\nGET /b: A.B in Shop\nGET /a: A.B in Own", RouteText.Describe(table.Routes));
        Assert.Equal("S", table.App.Services!.Text);
        Assert.Equal(table, RouteFileMerger.Merge([first, second, App]));
        Assert.False(table.IsMissing);
        Assert.Empty(table.Diagnostics);
    }

    [Fact]
    public void Fragments_need_no_app_file()
    {
        var table = RouteFileMerger.Merge([Fragment("routes/a.yaml", "routes:\n  GET /a: A.B\n")]);

        Assert.Equal("GET /a: A.B", RouteText.Describe(table.Routes));
        Assert.Empty(table.Diagnostics);
    }

    [Fact]
    public void An_app_file_needs_no_routes_beside_fragments()
    {
        var table = RouteFileMerger.Merge([RouteText.ReadFile("services: S\n"), Fragment("routes/a.yaml", "routes:\n  GET /a: A.B\n"), Fragment("routes/b.yaml", "routes:\n")]);

        Assert.Empty(table.Diagnostics);
        Assert.Equal("S", table.App.Services!.Text);
    }

    [Fact]
    public void Two_app_files_are_an_error_in_the_second()
    {
        var table = RouteFileMerger.Merge([RouteText.ReadFile("binary: true\nroutes:\n  GET /other: A.B\n", path: "z/routes.yaml"), App]);

        var diagnostic = Assert.Single(table.Diagnostics);
        Assert.Equal("z/routes.yaml(2,1): error RG0004: Only one file can hold the app's options, and 'routes.yaml' is it already", diagnostic.ToDiagnostic().ToString()[..107]);
        Assert.Equal("routes.yaml", diagnostic.Related!.Path);
        Assert.False(table.App.Binary);
        Assert.Equal("GET /app: A.B in Shop\nGET /other: A.B in Shop", RouteText.Describe(table.Routes));
    }

    [Fact]
    public void No_routes_at_all_is_an_error_in_the_app_file()
    {
        var table = RouteFileMerger.Merge([Fragment("routes/a.yaml", "routes:\n"), RouteText.ReadFile("services: S\nroutes:\n")]);

        Assert.Equal("routes.yaml(2,1): error RG1001", Assert.Single(table.Diagnostics).ToDiagnostic().ToString()[..30]);
    }

    [Fact]
    public void A_broken_file_breaks_the_table_and_keeps_the_other_files_routes()
    {
        var table = RouteFileMerger.Merge([App, Fragment("routes/a.yaml", "routes:\n    GET /a: A.B\n  GET /b: A.B\n")]);

        Assert.True(table.IsBroken);
        Assert.StartsWith("GET /app: A.B in Shop", RouteText.Describe(table.Routes), StringComparison.Ordinal);
        Assert.Equal("routes/a.yaml", Assert.Single(table.Diagnostics).Location!.Path);
    }

    private static DeclaredFile Fragment(string path, string text) => RouteText.ReadFile(text, RouteFileKind.Fragment, path);
}
