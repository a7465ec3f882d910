using RouteGen.Fronts;

namespace RouteGen.Local.Tests.Fronts;

/// <summary>Which of a gateway's routes takes a request.</summary>
public class GatewayRouteTests
{
    [Theory]
    // static before parameter before greedy, with backtracking
    [InlineData(Front.Rest, "GET", "/part1/hardcoded", "GET /part1/hardcoded")]
    [InlineData(Front.Rest, "GET", "/part1/random", "GET /{param+}")]
    [InlineData(Front.HttpApiV2, "GET", "/part1/random", "GET /{param+}")]
    // path and method together
    [InlineData(Front.Rest, "OPTIONS", "/test", "OPTIONS /{proxy+}")]
    [InlineData(Front.Rest, "POST", "/test", "POST /test")]
    // ANY on the more specific path, the method before ANY on the same
    [InlineData(Front.Rest, "OPTIONS", "/test/any", "ANY /test/any")]
    [InlineData(Front.Rest, "GET", "/test/any", "GET /test/any")]
    // the documented order of HTTP APIs
    [InlineData(Front.HttpApiV2, "GET", "/pets/dog/1", "GET /pets/dog/1")]
    [InlineData(Front.HttpApiV2, "GET", "/pets/dog/2", "GET /pets/dog/{id}")]
    [InlineData(Front.HttpApiV2, "GET", "/pets/cat/9", "GET /pets/{proxy+}")]
    [InlineData(Front.HttpApiV2, "PUT", "/pets/5", "$default")]
    // a full match before a greedy one; a tree goes from the left
    [InlineData(Front.HttpApiV2, "GET", "/left/b", "GET /{any}/b")]
    [InlineData(Front.Rest, "GET", "/left/b", "GET /left/{rest+}")]
    // slashes
    [InlineData(Front.Rest, "GET", "/pets/dog/1/", "GET /pets/dog/1")]
    [InlineData(Front.HttpApiV2, "GET", "/pets/dog/1/", "GET /pets/{proxy+}")]
    // literals are compared decoded
    [InlineData(Front.Rest, "GET", "/p%65ts/dog/1", "GET /pets/dog/1")]
    // case-sensitive
    [InlineData(Front.HttpApiV2, "PUT", "/PETS/dog/1", "$default")]
    public void The_most_specific_route_takes_it(Front front, string method, string path, string expected)
    {
        string[] keys =
        [
            "GET /part1/hardcoded", "GET /{param+}", "OPTIONS /{proxy+}", "POST /test", "ANY /test/any", "GET /test/any",
            "GET /pets/dog/1", "GET /pets/dog/{id}", "GET /pets/{proxy+}", "GET /{any}/b", "GET /left/{rest+}", "$default",
        ];

        Assert.Equal(expected, GatewayRouteTable.Of(keys).Match(new FrontSettings { Front = front }, method, path)?.RouteKey);
    }

    [Theory]
    [InlineData("/users/{id}", "/users/7", "id=7")]
    [InlineData("/users/{id}", "/users/a%2Fb", "id=a%2Fb")]
    [InlineData("/users/{id}", "/users/", null)]
    [InlineData("/users/{id}", "/users/7/x", null)]
    [InlineData("/files/{path+}", "/files/a/b%20c", "path=a/b%20c")]
    [InlineData("/files/{path+}", "/files/", null)]
    [InlineData("/files/{path+}", "/files", null)]
    [InlineData("/{a}/x/{b}", "/1/x/2", "a=1 b=2")]
    [InlineData("/{proxy+}", "/", null)]
    public void Its_parameters_come_from_the_path_as_sent(string template, string path, string? expected)
    {
        var match = GatewayRouteTable.Of([template]).Match(new FrontSettings { Front = Front.HttpApiV2 }, "GET", path);

        Assert.Equal(expected, match is null ? null : string.Join(' ', match.Values.Select(value => $"{value.Key}={value.Value}")));
    }

    [Theory]
    [InlineData(Front.Rest, "GET", "/users/7", "GET /users/{id}")]
    [InlineData(Front.Rest, "PUT", "/users/7", null)]
    [InlineData(Front.HttpApiV2, "GET", "/users/7", "GET /users/{id}")]
    [InlineData(Front.HttpApiV2, "GET", "/nowhere", null)]
    public void A_gateway_with_every_route_of_the_table(Front front, string method, string path, string? expected)
    {
        var routes = GatewayRouteTable.Of(new ListedRoute[] { new("GET", new("/users"), "Users.List"), new("GET", new("/users/{id}"), "Users.Get") });

        Assert.Equal(expected, routes.Match(new FrontSettings { Front = front }, method, path)?.RouteKey);
    }

    [Theory]
    [InlineData(Front.Rest, "/users/7.json", "GET /users/{id}")]
    [InlineData(Front.Rest, "/reports/7.json", "ANY /{proxy+}")]
    [InlineData(Front.HttpApiV2, "/reports/7.json", "$default")]
    public void Mixed_segments_go_through_a_catch_all(Front front, string path, string expected)
    {
        var routes = GatewayRouteTable.Of(new ListedRoute[] { new("GET", new("/users/{id}"), "a"), new("GET", new("/users/{id}.json"), "b"), new("GET", new("/reports/{id}.json"), "c") });

        Assert.Equal(expected, routes.Match(new FrontSettings { Front = front }, "GET", path)?.RouteKey);
    }

    [Theory]
    [InlineData("users")]
    [InlineData("GET users")]
    [InlineData("G{T /users")]
    [InlineData("GET /users/{id}.json")]
    public void A_key_that_no_gateway_takes_is_refused(string key) =>
        Assert.Contains(key, Assert.Throws<ArgumentException>(() => GatewayRouteTable.Of([key])).Message, StringComparison.Ordinal);
}
