namespace RouteGen.Testing.Tests;

/// <summary>RouteGen's own generator, run as a user's test runs it.</summary>
public class RouteGeneratorTests
{
    [Fact]
    public void The_router_of_a_table_is_what_the_driver_has_written()
    {
        var files = SourceGenerator.Run(
            """
            routes:
              GET /users: Users.List
              GET /users/{id}: Users.Get
            """,
            """
            public static class Users
            {
                public static string List() => "all";
                public static string Get(Guid id) => id.ToString();
            }
            """).GetRunResult().Results[0].GeneratedSources;

        var router = Assert.Single(files, file => file.HintName == "Router.g.cs").SourceText.ToString();
        Assert.Contains("namespace App;", router, StringComparison.Ordinal);
        Assert.Contains("GET /users/{id} Users.Get", router, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_handler_is_an_error_at_its_place()
    {
        var failure = Assert.Throws<SourceGeneratorException>(() => SourceGenerator.Run("routes:\n  GET /users: Users.Lits", "public static class Users { public static string List() => \"all\"; }"));

        Assert.StartsWith("routes.yaml(2,21): error RG2", failure.Message, StringComparison.Ordinal);
        Assert.Contains("List", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_is_read_from_its_folder()
    {
        var files = SourceGenerator.RunOnProject("../../samples/Shop").GetRunResult().Results[0].GeneratedSources;

        Assert.Contains(files, file => file.SourceText.ToString().Contains("GET /users/{id} Shop.Users.Get", StringComparison.Ordinal));
    }
}
