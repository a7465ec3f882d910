using System.Text;
using RouteGen.Fronts;

namespace RouteGen.Local.Tests;

public class StartPageTests
{
    [Fact]
    public void It_shows_the_routes_in_columns_the_address_and_three_requests_to_try()
    {
        var page = Page("GET /users Shop.Users.List\nPOST /users Shop.Users.Create\nGET /users/{id} Shop.Users.Get\nANY /a b/{c+} Shop.Other.All");

        Assert.Equal(
            """

              GET   /users       Shop.Users.List
              POST  /users       Shop.Users.Create
              GET   /users/{id}  Shop.Users.Get
              ANY   /a b/{c+}    Shop.Other.All

            Serving 4 routes on http://127.0.0.1:8080 as an API Gateway REST API (--front rest). Ctrl+C stops.

            Try:
              curl -i 'http://127.0.0.1:8080/users'
              curl -i 'http://127.0.0.1:8080/no/such/path'
              curl -i -X DELETE 'http://127.0.0.1:8080/users'


            """,
            page.ReplaceLineEndings("\n"));
    }

    [Theory]
    // a route without parameters is the better example; else a value stands in
    [InlineData("GET /a/{id} X.Y\nGET /b X.Y", "curl -i 'http://127.0.0.1:8080/b'")]
    [InlineData("GET /a/{id}/c/{d+} X.Y", "curl -i 'http://127.0.0.1:8080/a/1/c/1'")]
    [InlineData("GET /a/{id}.json X.Y", "curl -i 'http://127.0.0.1:8080/a/1.json'")]
    [InlineData("GET /caf\u00e9/it's X.Y", "curl -i 'http://127.0.0.1:8080/caf%C3%A9/it%27s'")]
    // a method that the path does not have
    [InlineData("GET /a X.Y\nDELETE /a X.Y", "curl -i -X PUT 'http://127.0.0.1:8080/a'")]
    public void A_request_to_try(string listing, string expected) => Assert.Contains("  " + expected + "\n", Page(listing).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("GET /a X.Y\nANY /{proxy+} X.Y", "/no/such/path")]
    [InlineData("GET /a X.Y\nANY /{proxy+} X.Y", "-X ")]
    [InlineData("POST /a X.Y", "-X ")]
    public void What_the_table_does_not_refuse_is_not_shown_as_refused(string listing, string unexpected) =>
        Assert.DoesNotContain(unexpected, Page(listing), StringComparison.Ordinal);

    [Fact]
    public void A_table_without_routes_says_so() => Assert.Contains("no HTTP routes", Page(""), StringComparison.Ordinal);

    private static string Page(string listing) =>
        StartPage.Write(RouteListing.Read(new ListedRouter(Encoding.UTF8.GetBytes(listing))), "http://127.0.0.1:8080", LocalOptions.Default);
}
