using FsCheck;
using FsCheck.Fluent;
using RouteGen.Routing;
using RouteGen.Tests.Harness;

namespace RouteGen.Testing.Tests;

/// <summary>A router compiled out of a table, behind every front and every kind of gateway.</summary>
public class CompiledAppTests
{
    private static readonly CompiledRouter Router = RouterProject.Of(
        """
        routes:
          GET /users: Users.List
          GET /users/me: Users.Me
          GET /users/{id}: Users.Get
          PUT /users/{id}: Users.Put
          GET /files/{path+}: Users.File
          GET /reports/{month}.csv: Users.Report
        """,
        """
        namespace App;

        public static class Users
        {
            public static string List(string[] tag) => string.Join('|', tag);
            public static string Me() => "me";
            public static string Get(string id) => id;
            public static string Put(string id) => throw new InvalidOperationException(id);
            public static string File(string path) => path;
            public static string Report(string month) => month;
        }
        """).Run().Load();

    private static readonly Gen<string> Value =
        from parts in Gen.Elements("a", "Z", "9", "日本", "😀", "é", "%", "+", "?", "&", "=", ",", " ", "\"", "\\", "~", "%2F", "..", ";").NonEmptyListOf() select string.Concat(parts);

    public static TheoryData<Front, bool> Fronts
    {
        get
        {
            var data = new TheoryData<Front, bool>();
            foreach (var front in Enum.GetValues<Front>())
            {
                data.Add(front, false);
                data.Add(front, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task The_right_route_takes_a_request(Front front, bool perRoute)
    {
        var app = App(front, perRoute);

        foreach (var (method, url, route, text) in new[]
        {
            ("GET", "/users?tag=a&tag=b%20c", "GET /users", "a|b c"),
            ("GET", "/users/me", "GET /users/me", "me"),
            ("GET", "/users/7", "GET /users/{id}", "7"),
            ("GET", "/files/a/b%20c.txt", "GET /files/{path+}", "a/b c.txt"),
            ("GET", "/reports/2026-07.csv", "GET /reports/{month}.csv", "2026-07"),
        })
        {
            var response = await app.SendAsync(method, url);
            Assert.Equal((200, route, text), (response.EnsureStatus(200).StatusCode, response.Route, response.Text));
        }
    }

    [Theory]
    [MemberData(nameof(Fronts))]
    public void A_value_of_the_path_is_the_same_everywhere(Front front, bool perRoute)
    {
        var app = App(front, perRoute);
        Prop.ForAll(Value.ToArbitrary(), value =>
        {
            var pending = app.GetAsync("/users/" + Uri.EscapeDataString(value));
            Assert.True(pending.IsCompletedSuccessfully);
            Assert.Equal(value, pending.Result.EnsureStatus(200).Text);
        }).Check(Config.QuickThrowOnFailure);
    }

    [Theory]
    [InlineData(Front.Rest, false, "a/b")]
    [InlineData(Front.Rest, true, "a/b")]
    [InlineData(Front.HttpApiV1, true, "a/b")]
    [InlineData(Front.HttpApiV2, true, "a/b")]
    [InlineData(Front.FunctionUrl, false, "a/b")]
    [InlineData(Front.Alb, false, "a/b")]
    // An HTTP API with payload 2.0 has decoded the path before anybody could split it.
    [InlineData(Front.HttpApiV2, false, null)]
    public async Task A_slash_inside_a_value_stays_there_where_the_front_can_carry_it(Front front, bool perRoute, string? expected)
    {
        var response = await App(front, perRoute).GetAsync("/users/a%2Fb");

        Assert.Equal((expected is null ? 404 : 200, expected is null ? null : "GET /users/{id}"), (response.StatusCode, response.Route));
        if (expected is not null) Assert.Equal(expected, response.Text);
    }

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task A_stage_and_a_base_path_are_not_in_the_way(Front front, bool perRoute)
    {
        var gateway = perRoute ? GatewayRoutes.PerRoute : GatewayRoutes.CatchAll;

        Assert.Equal("me", (await new RouterApp(Router) { Front = front, Gateway = gateway, Stage = "users" }.GetAsync("/users/me")).EnsureStatus(200).Text);
        // A catch-all HTTP API hands its base path on: taking it off is what the option base-path is for.
        if (front is (Front.HttpApiV1 or Front.HttpApiV2) && !perRoute) return;
        Assert.Equal("me", (await new RouterApp(Router) { Front = front, Gateway = gateway, BasePath = "/shop" }.GetAsync("/users/me")).EnsureStatus(200).Text);
    }

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task What_no_route_takes_is_the_functions_404_or_405(Front front, bool perRoute)
    {
        // The mixed segment of the table makes even a gateway of single routes send the rest to the function.
        var app = App(front, perRoute);
        var missing = await app.GetAsync("/nowhere");
        var refused = await app.DeleteAsync("/users/7");

        Assert.Equal((404, """{"message":"Not Found"}""", null), (missing.StatusCode, missing.Text, missing.Route));
        Assert.Equal((405, "GET"), (refused.StatusCode, refused.GetHeader("Allow")?.Split(',')[0]));
    }

    [Fact]
    public async Task An_exception_of_a_handler_is_in_the_log()
    {
        var response = await App(Front.Rest, perRoute: false).SendAsync("PUT", "/users/secret");

        Assert.Equal((500, "PUT /users/{id}"), (response.StatusCode, response.Route));
        Assert.Contains(response.Log, line => line.Exception is InvalidOperationException { Message: "secret" });
    }

    private static RouterApp App(Front front, bool perRoute) => new(Router) { Front = front, MultiValueHeaders = true, Gateway = perRoute ? GatewayRoutes.PerRoute : GatewayRoutes.CatchAll };
}
