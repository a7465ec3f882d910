using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>What is taken off the path before it is matched, and what is not.</summary>
public sealed class StageAndBasePathTests
{
    private const string Source = """
        namespace App;

        public static class Handlers
        {
            public static string Front() => "/";
            public static string Echo(string path) => path;
        }
        """;

    private static readonly EventRouter Router = EventRouter.Of("routes:\n  GET /: Handlers.Front\n  GET /{path+}: Handlers.Echo\n", Source);

    private static readonly EventRouter ShopRouter = EventRouter.Of("base-path: /shop\nroutes:\n  GET /: Handlers.Front\n  GET /{path+}: Handlers.Echo\n", Source);

    private const string OwnDomain = "a1b2.execute-api.eu-west-1.amazonaws.com";

    [Theory]
    [InlineData("$default", OwnDomain, "/products", "products")]
    [InlineData("$default", OwnDomain, "/$default/products", "$default/products")]
    [InlineData("prod", OwnDomain, "/prod/products", "products")]
    [InlineData("prod", OwnDomain, "/prod/prod", "prod")]
    [InlineData("prod", OwnDomain, "/prod", "/")]
    [InlineData("prod", OwnDomain, "/prod/", "/")]
    // Whole segments only: "prod" is no part of "products".
    [InlineData("prod", OwnDomain, "/products", "products")]
    [InlineData("prod", OwnDomain, "/PROD/a", "PROD/a")]
    // A custom domain maps a path to the stage, and leaves the stage out.
    [InlineData("prod", "api.example.com", "/prod/products", "prod/products")]
    [InlineData("prod", "api.example.com", "/prod", "prod")]
    public async Task An_HTTP_API_has_its_stage_in_the_path_on_its_own_domain(string stage, string domain, string path, string expected)
    {
        Assert.Equal(expected, (await Router.SendAsync(HttpApiV2("GET", "$default", path, stage: stage, domain: domain))).Body);
        Assert.Equal(expected, (await Router.SendAsync(HttpApiV1("GET", "$default", path, stage: stage, domain: domain))).Body);
    }

    [Fact]
    public async Task Nobody_else_has()
    {
        Assert.Equal("prod/products", (await Router.SendAsync(Rest("GET", "/{proxy+}", "/prod/products", Values("proxy=prod/products")))).Body);
        Assert.Equal("prod/products", (await Router.SendAsync(Rest("GET", "/{proxy+}", "/prod/products"))).Body);
        Assert.Equal("prod/products", (await Router.SendAsync(FunctionUrl("GET", "/prod/products"))).Body);
        Assert.Equal("prod/products", (await Router.SendAsync(Alb("GET", "/prod/products"))).Body);
    }

    [Theory]
    [InlineData("/shop/products", "products")]
    [InlineData("/shop/shop", "shop")]
    [InlineData("/shop", "/")]
    [InlineData("/shop/", "/")]
    [InlineData("/products", "products")]
    [InlineData("/shopping", "shopping")]
    [InlineData("/Shop/products", "Shop/products")]
    public async Task A_base_path_is_taken_off_whole(string path, string expected)
    {
        Assert.Equal(expected, (await ShopRouter.SendAsync(HttpApiV1("GET", "$default", path, domain: "api.example.com"))).Body);
        Assert.Equal(expected, (await ShopRouter.SendAsync(HttpApiV2("GET", "$default", path, domain: "api.example.com"))).Body);
        Assert.Equal(expected, (await ShopRouter.SendAsync(FunctionUrl("GET", path))).Body);
        Assert.Equal(expected, (await ShopRouter.SendAsync(Alb("GET", path))).Body);
        // A sample without a template: the path is all there is.
        Assert.Equal(expected, (await ShopRouter.SendAsync(Rest("GET", "/{proxy+}", path))).Body);
    }

    [Fact]
    public async Task Behind_a_template_there_is_none_to_take_off() =>
        Assert.Equal("shop/products", (await ShopRouter.SendAsync(Rest("GET", "/{proxy+}", "/shop/shop/products", Values("proxy=shop/products")))).Body);

    [Fact]
    public async Task The_stage_comes_before_the_base_path() =>
        Assert.Equal("products", (await ShopRouter.SendAsync(HttpApiV2("GET", "$default", "/prod/shop/products", stage: "prod"))).Body);
}
