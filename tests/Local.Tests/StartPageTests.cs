using System.Text;
using RouteGen.Fronts;
using RouteGen.Local.ShortForms;

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
    [InlineData(60, 60)]
    [InlineData(61, 50)]
    [InlineData(1000, 50)]
    public void Of_many_routes_it_shows_the_first(int count, int shown)
    {
        var page = Page(string.Join('\n', Enumerable.Range(0, count).Select(number => $"GET /r{number} X.Y")));

        Assert.Equal(shown, page.Split("  GET  /r").Length - 1);
        Assert.Equal(shown < count, page.Contains($"  and {count - shown} more", StringComparison.Ordinal));
        Assert.Contains($"Serving {count} routes", page, StringComparison.Ordinal);
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
    public void Event_routes_come_below_with_an_event_to_try()
    {
        var page = Page("GET /users Shop.Users.List\nSQS orders-* Shop.Orders.Process\nEVENT aws.ec2/EC2 Instance State-change Notification Shop.Machines.Changed\nINVOKE Shop.Jobs.Run").ReplaceLineEndings("\n");

        var width = "aws.ec2/EC2 Instance State-change Notification".Length;
        Assert.Contains("  GET     " + "/users".PadRight(width) + "  Shop.Users.List\n  SQS     " + "orders-*".PadRight(width) + "  Shop.Orders.Process\n", page, StringComparison.Ordinal);
        Assert.Contains("  EVENT   aws.ec2/EC2 Instance State-change Notification  Shop.Machines.Changed\n  INVOKE  " + new string(' ', width) + "  Shop.Jobs.Run\n", page, StringComparison.Ordinal);
        Assert.Contains("Serving 1 route and 3 event routes on ", page, StringComparison.Ordinal);
        Assert.Contains("  curl http://127.0.0.1:8080/_routegen/events -d 'SQS orders-dev {\"id\":1}'\n", page, StringComparison.Ordinal);
        Assert.Contains("  dotnet run -- invoke SQS orders-dev '{\"id\":1}'\n", page, StringComparison.Ordinal);
    }

    [Theory]
    // with a pattern the key of an EVENT is a mere name, and a RAW event would be a file that nobody has
    [InlineData("EVENT big-orders X.Y\nRAW kafka X.Y\nS3 uploads/in/*.zip X.Y", "S3 uploads/in/dev.zip")]
    [InlineData("S3 uploads X.Y", "S3 uploads/a.txt")]
    [InlineData("WS $connect X.Y", "WS '$connect'")]
    [InlineData("AUTHORIZER token X.Y", "AUTHORIZER token 'Bearer x'")]
    [InlineData("INVOKE X.Y", "INVOKE '{\"id\":1}'")]
    [InlineData("COGNITO PreSignUp_* X.Y", "COGNITO PreSignUp_dev '{\"userAttributes\":{\"email\":\"ada@example.com\"}}'")]
    public void An_event_to_try(string listing, string expected) => Assert.Contains($"  dotnet run -- invoke {expected}\n", Page(listing).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Fact]
    public void A_table_without_routes_says_so() => Assert.Contains("no HTTP routes", Page(""), StringComparison.Ordinal);

    private static ListedRouter Router(string listing) => new(Encoding.UTF8.GetBytes(listing));

    private static string Page(string listing) =>
        StartPage.Write(RouteListing.Read(Router(listing)), EventListing.Read(Router(listing)), "http://127.0.0.1:8080", LocalOptions.Default);
}
