using RouteGen.Generator.Reading;

namespace RouteGen.Generator.Tests.Reading;

public class ForeignPathSyntaxTests
{
    [Theory]
    // ASP.NET
    [InlineData("/users/⟦{id:int}⟧", "/users/{id}")]
    [InlineData("/users/⟦{id:int:min(1)}⟧/x", "/users/{id}/x")]
    [InlineData("/users/⟦{id:regex(^\\d{{3}}$)}⟧", "/users/{id}")]
    [InlineData("/users/⟦{id?}⟧", "/users/{id}")]
    [InlineData("/users/⟦{id=5}⟧", "/users/{id}")]
    [InlineData("/⟦{*rest}⟧", "/{rest+}")]
    [InlineData("/a/⟦{**rest}⟧", "/a/{rest+}")]
    [InlineData("/a/⟦{*path:nonfile}⟧", "/a/{path+}")]
    [InlineData("/⟦[controller]⟧/{id}", "/{controller}/{id}")]
    // Express, Rails, Gin, Hono
    [InlineData("/users/⟦:id⟧", "/users/{id}")]
    [InlineData("/users/⟦:id⟧/orders/:order", "/users/{id}/orders/{order}")]
    [InlineData("/users/⟦:id?⟧", "/users/{id}")]
    [InlineData("/⟦:id(\\d+)⟧", "/{id}")]
    [InlineData("/files/⟦:path*⟧", "/files/{path+}")]
    [InlineData("/files/⟦:path(.*)⟧", "/files/{path+}")]
    [InlineData("/files/⟦*path⟧", "/files/{path+}")]
    [InlineData("/⟦:id.json⟧", "/{id}.json")]
    // Wildcards
    [InlineData("/⟦*⟧", "/{proxy+}")]
    [InlineData("/files/⟦*⟧", "/files/{proxy+}")]
    [InlineData("/files/⟦**⟧", "/files/{proxy+}")]
    [InlineData("/⟦*⟧/info", "/{proxy}/info")]
    [InlineData("/⟦*⟧/a/*", "/{proxy}/a/{proxy2+}")]
    [InlineData("/files/⟦img*⟧", "/files/img{rest}")]
    // Flask, Django
    [InlineData("/users/⟦<id>⟧", "/users/{id}")]
    [InlineData("/users/⟦<int:id>⟧", "/users/{id}")]
    [InlineData("/files/⟦<path:name>⟧", "/files/{name+}")]
    [InlineData("/users/⟦(?P<id>\\d+)⟧", "/users/{id}")]
    [InlineData("/users/⟦^(?P<id>[0-9]+)$⟧", "/users/{id}")]
    // Next.js
    [InlineData("/users/⟦[id]⟧", "/users/{id}")]
    [InlineData("/docs/⟦[...slug]⟧", "/docs/{slug+}")]
    [InlineData("/docs/⟦[[...slug]]⟧", "/docs/{slug+}")]
    // Go, google.api.http, FastAPI
    [InlineData("/files/⟦{path...}⟧", "/files/{path+}")]
    [InlineData("/v1/⟦{name=shelves/*}⟧", "/v1/{name+}")]
    [InlineData("/v1/⟦{name=**}⟧", "/v1/{name+}")]
    [InlineData("/v1/⟦{name=projects/*}⟧:cancel", "/v1/{name}:cancel")]
    [InlineData("/files/⟦{path:path}⟧", "/files/{path+}")]
    // gorilla/mux, chi, JAX-RS
    [InlineData("/users/⟦{id:[0-9]+}⟧", "/users/{id}")]
    [InlineData("/users/⟦{id:\\d+}⟧/x", "/users/{id}/x")]
    [InlineData("/users/⟦{slug:[a-z-]*}⟧", "/users/{slug}")]
    [InlineData("/files/⟦{path:.*}⟧", "/files/{path+}")]
    [InlineData("/files/⟦{path:.+}⟧", "/files/{path+}")]
    // Regular expressions
    [InlineData("/users/⟦(\\d+)⟧", "/users/{id}")]
    [InlineData("/users/⟦[0-9]+⟧", "/users/{id}")]
    [InlineData("/users/⟦\\d{3}⟧", "/users/{id}")]
    [InlineData("/users/⟦[^/]+⟧", "/users/{id}")]
    [InlineData("/⟦([a-z]+)⟧/(\\d+)", "/{id}/{id2}")]
    public void Another_routers_notation_is_spelled_out_in_ours(string path, string expected)
    {
        var table = RouteText.ReadWrong("RG1014", $"routes:\n  'GET {path}': A.B\n");

        Assert.Contains($"write the path as '{expected}'.", RouteText.Describe(table.Diagnostics), StringComparison.Ordinal);
        Assert.True(PathReader.IsValid(expected));
    }

    [Theory]
    [InlineData("/users/{id?}", "An optional part is a route of its own: write one for '/users' too.")]
    [InlineData("/{id?}", "write one for '/' too.")]
    [InlineData("/users/:id?", "write one for '/users' too.")]
    [InlineData("/users/{id=5}", "write one for '/users' too.")]
    [InlineData("/users/{id:int}", "The type of the handler's parameter says what fits.")]
    [InlineData("/users/{*rest}", "'{name+}' takes the rest of the path.")]
    public void The_message_says_what_ours_does_differently(string path, string expected) => Assert.Contains(expected, RouteText.Describe(RouteText.Read($"routes:\n  GET {path}: A.B\n").Diagnostics), StringComparison.Ordinal);

    [Theory]
    [InlineData("/users/{id}")]
    [InlineData("/")]
    [InlineData("/a|b")]
    [InlineData("/{a b}")]
    [InlineData("/{")]
    [InlineData("/<")]
    [InlineData("/[")]
    [InlineData("/(")]
    [InlineData("/\\")]
    [InlineData("/^")]
    [InlineData("/$")]
    [InlineData("/:")]
    [InlineData("//:id")]
    public void What_is_no_notation_or_no_good_path_is_not_rewritten(string path) => Assert.Null(ForeignPathSyntax.Rewrite(path));
}
