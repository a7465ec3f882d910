using RouteGen.Fronts;

namespace RouteGen.Local.Tests.Fronts;

/// <summary>Where each front has the path, and how far it is decoded.</summary>
public class PathTests
{
    [Theory]
    [InlineData(Front.Rest, "path", "/caf%C3%A9%20au+lait/a%2Fb")]
    [InlineData(Front.Rest, "requestContext.path", "/prod/caf%C3%A9%20au+lait/a%2Fb")]
    [InlineData(Front.Rest, "pathParameters.proxy", "caf%C3%A9%20au+lait/a%2Fb")]
    [InlineData(Front.Rest, "resource", "/{proxy+}")]
    [InlineData(Front.Rest, "requestContext.resourcePath", "/{proxy+}")]
    [InlineData(Front.HttpApiV1, "path", "/caf%C3%A9%20au+lait/a%2Fb")]
    [InlineData(Front.HttpApiV1, "requestContext.path", "/café au+lait/a/b")]
    [InlineData(Front.HttpApiV1, "resource", "$default")]
    [InlineData(Front.HttpApiV1, "pathParameters", "null")]
    [InlineData(Front.HttpApiV2, "rawPath", "/café au+lait/a/b")]
    [InlineData(Front.HttpApiV2, "requestContext.http.path", "/café au+lait/a/b")]
    [InlineData(Front.HttpApiV2, "routeKey", "$default")]
    [InlineData(Front.HttpApiV2, "pathParameters", "(absent)")]
    [InlineData(Front.FunctionUrl, "rawPath", "/caf%C3%A9%20au+lait/a%2Fb")]
    [InlineData(Front.FunctionUrl, "requestContext.http.path", "/café au+lait/a/b")]
    [InlineData(Front.FunctionUrl, "routeKey", "$default")]
    [InlineData(Front.Alb, "path", "/caf%C3%A9%20au+lait/a%2Fb")]
    [InlineData(Front.Alb, "pathParameters", "(absent)")]
    public void A_path_with_escapes(Front front, string field, string expected)
    {
        var json = FrontRun.Event(new FrontSettings { Front = front }, "/caf%C3%A9%20au+lait/a%2Fb");

        Assert.Equal(expected, json.At(field));
    }

    [Theory]
    [InlineData(Front.Rest, "path", "/users/a%20b")]
    [InlineData(Front.Rest, "pathParameters.id", "a%20b")]
    [InlineData(Front.Rest, "resource", "/users/{id}")]
    [InlineData(Front.HttpApiV1, "path", "/users/a%20b")]
    [InlineData(Front.HttpApiV1, "pathParameters.id", "a b")]
    [InlineData(Front.HttpApiV1, "resource", "/users/{id}")]
    [InlineData(Front.HttpApiV1, "requestContext.resourcePath", "/users/{id}")]
    [InlineData(Front.HttpApiV1, "requestContext.resourceId", "GET /users/{id}")]
    [InlineData(Front.HttpApiV2, "pathParameters.id", "a b")]
    [InlineData(Front.HttpApiV2, "routeKey", "GET /users/{id}")]
    [InlineData(Front.HttpApiV2, "requestContext.routeKey", "GET /users/{id}")]
    public void A_route_of_the_gateway(Front front, string field, string expected)
    {
        var settings = new FrontSettings { Front = front, Routes = GatewayRouteTable.Of(["GET /users/{id}"]) };

        Assert.Equal(expected, FrontRun.Event(settings, "/users/a%20b").At(field));
    }

    [Theory]
    [InlineData(Front.Rest, "path", "/pets")]
    [InlineData(Front.Rest, "requestContext.path", "/live/pets")]
    [InlineData(Front.Rest, "pathParameters.proxy", "pets")]
    [InlineData(Front.HttpApiV1, "path", "/live/pets")]
    [InlineData(Front.HttpApiV1, "requestContext.path", "/live/pets")]
    [InlineData(Front.HttpApiV2, "rawPath", "/live/pets")]
    [InlineData(Front.HttpApiV2, "requestContext.http.path", "/live/pets")]
    [InlineData(Front.FunctionUrl, "rawPath", "/pets")]
    [InlineData(Front.FunctionUrl, "requestContext.stage", "$default")]
    [InlineData(Front.Alb, "path", "/pets")]
    public void A_named_stage(Front front, string field, string expected)
    {
        var settings = new FrontSettings { Front = front, Stage = "live" };

        Assert.Equal(expected, FrontRun.Event(settings, "/pets").At(field));
    }

    [Theory]
    [InlineData(Front.Rest, "path", "/base/pets")]
    [InlineData(Front.Rest, "requestContext.path", "/base/pets")]
    [InlineData(Front.Rest, "pathParameters.proxy", "pets")]
    [InlineData(Front.Rest, "requestContext.domainName", "api.example.com")]
    [InlineData(Front.HttpApiV1, "path", "/base/pets")]
    [InlineData(Front.HttpApiV2, "rawPath", "/base/pets")]
    [InlineData(Front.HttpApiV2, "requestContext.http.path", "/base/pets")]
    [InlineData(Front.HttpApiV2, "requestContext.domainPrefix", "api")]
    [InlineData(Front.HttpApiV2, "headers.host", "api.example.com")]
    public void A_custom_domain_with_a_base_path(Front front, string field, string expected)
    {
        var settings = new FrontSettings { Front = front, Stage = "live", BasePath = "/base" };

        Assert.Equal(expected, FrontRun.Event(settings, "/pets").At(field));
    }

    [Theory]
    [InlineData("/value/", "/value/", "value", "/prod/value/")]
    [InlineData("/value//double", "/value//double", "value//double", "/prod/value//double")]
    [InlineData("//value", "/value", "value", "/prod//value")]
    public void A_REST_API_and_its_slashes(string target, string path, string proxy, string contextPath)
    {
        var json = FrontRun.Event(new FrontSettings { Front = Front.Rest }, target);

        Assert.Equal((path, proxy, contextPath), (json.At("path"), json.At("pathParameters.proxy"), json.At("requestContext.path")));
    }

    [Fact]
    public void The_root_of_a_REST_API_is_a_resource_of_its_own()
    {
        var json = FrontRun.Event(new FrontSettings { Front = Front.Rest }, "/");

        Assert.Equal(("/", "/", "null", "/prod/"), (json.At("resource"), json.At("path"), json.At("pathParameters"), json.At("requestContext.path")));
    }

    [Theory]
    [InlineData(Front.Rest, "path", "/a%2Fb/%zz/..//x%")]
    [InlineData(Front.HttpApiV2, "rawPath", "/a/b/%zz/..//x%")]
    [InlineData(Front.FunctionUrl, "rawPath", "/a%2Fb/%zz/..//x%")]
    [InlineData(Front.FunctionUrl, "requestContext.http.path", "/a/b/%zz/..//x%")]
    [InlineData(Front.Alb, "path", "/a%2Fb/%zz/..//x%")]
    public void Malformed_escapes_and_dots_pass(Front front, string field, string expected) =>
        Assert.Equal(expected, FrontRun.Event(new FrontSettings { Front = front }, "/a%2Fb/%zz/..//x%").At(field));

    [Fact]
    public void Bytes_that_are_no_UTF8_become_the_replacement_character() =>
        Assert.Equal("/\uFFFDx", FrontRun.Event(new FrontSettings { Front = Front.HttpApiV2 }, "/%FFx").At("rawPath"));
}
