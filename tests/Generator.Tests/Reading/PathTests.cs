using RouteGen.Generator.Model;

namespace RouteGen.Generator.Tests.Reading;

public class PathTests
{
    [Theory]
    [InlineData("/", "L()")]
    [InlineData("/users", "L(users)")]
    [InlineData("/users/", "L(users) L()")]
    [InlineData("/users/{id}", "L(users) P({id})")]
    [InlineData("/users/{id}/", "L(users) P({id}) L()")]
    [InlineData("/{a}/{b}", "P({a}) P({b})")]
    [InlineData("/files/{path+}", "L(files) G({path})")]
    [InlineData("/{proxy+}", "G({proxy})")]
    [InlineData("/{base}...{head}", "M({base},...,{head})")]
    [InlineData("/{id}.json", "M({id},.json)")]
    [InlineData("/Products({id})", "M(Products(,{id},))")]
    [InlineData("/Details(OrderID={order},ProductID={product})", "M(Details(OrderID=,{order},,ProductID=,{product},))")]
    [InlineData("/{name}:cancel", "M({name},:cancel)")]
    [InlineData("/v1:run", "L(v1:run)")]
    [InlineData("/a:{b}", "M(a:,{b})")]
    [InlineData("/@me", "L(@me)")]
    [InlineData("/.well-known/openid", "L(.well-known) L(openid)")]
    [InlineData("/.../..a/.b", "L(...) L(..a) L(.b)")]
    [InlineData("/a-b_c.d~e!f$g&h'i(j)k+l,m;n=o:p@q", "L(a-b_c.d~e!f$g&h'i(j)k+l,m;n=o:p@q)")]
    [InlineData("/caf%C3%A9", "L(café)")]
    [InlineData("/café", "L(café)")]
    [InlineData("/%41%42c", "L(ABc)")]
    [InlineData("/a%20b%3Fc%23d%25", "L(a b?c#d%)")]
    [InlineData("/%2Aany", "L(*any)")]
    [InlineData("/日本/{商品}/一覧", "L(日本) P({商品}) L(一覧)")]
    [InlineData("/%E6%97%A5%E6%9C%AC", "L(日本)")]
    [InlineData("/😀/%F0%9F%98%80", "L(😀) L(😀)")]
    [InlineData("/{enterprise-team}/{user_id}/{v2}", "P({enterprise-team}) P({user_id}) P({v2})")]
    [InlineData("/{2fa}", "P({2fa})")]
    public void A_path_is_read_as_segments(string path, string expected)
    {
        var template = RouteText.ReadValid($"routes:\n  \"GET {path}\": A.B\n").Routes[0].Path;

        Assert.Equal(expected, string.Join(' ', template.Segments.Select(segment => $"{segment.Kind.ToString()[0]}({string.Join(',', segment.Parts.Select(part => part.IsParameter ? "{" + part.Text + "}" : part.Text))})")));
    }

    [Fact]
    public void Text_composed_otherwise_is_another_path()
    {
        // One é, and e with a combining accent: what a client sends is compared byte by byte.
        var table = RouteText.ReadValid("routes:\n  GET /caf\u00E9: A.B\n  GET /cafe\u0301: A.B\n");

        Assert.NotEqual(table.Routes[0].Path, table.Routes[1].Path);
    }

    [Theory]
    [InlineData("RG1015", "/a⟦?⟧b=c")]
    [InlineData("RG1015", "/a⟦#⟧b")]
    [InlineData("RG1015", "/a⟦ ⟧b")]
    [InlineData("RG1015", "/a⟦\u3000⟧b")]
    [InlineData("RG1015", "/a⟦\u00A0⟧b")]
    [InlineData("RG1015", "/a⟦|⟧b")]
    [InlineData("RG1015", "/a/⟦:⟧")]
    [InlineData("RG1015", "/⟦:⟧/a")]
    [InlineData("RG1015", "/a⟦>⟧b")]
    [InlineData("RG1016", "/a⟦%⟧")]
    [InlineData("RG1016", "/a⟦%4⟧")]
    [InlineData("RG1016", "/a⟦%4⟧/b")]
    [InlineData("RG1016", "/a⟦%zz⟧")]
    [InlineData("RG1016", "/a⟦%+4⟧")]
    [InlineData("RG1016", "/a⟦%2F⟧b")]
    [InlineData("RG1016", "/a⟦%2f⟧b")]
    [InlineData("RG1016", "/a⟦%00⟧")]
    [InlineData("RG1016", "/a⟦%0A⟧")]
    [InlineData("RG1016", "/a⟦%7F⟧")]
    [InlineData("RG1016", "/a⟦%C2%80⟧")]
    [InlineData("RG1016", "/a⟦%7B⟧id%7D")]
    [InlineData("RG1016", "/a⟦%E3%81⟧")]
    [InlineData("RG1016", "/a⟦%ED%A0%80⟧")]
    [InlineData("RG1016", "/a⟦%C0%AF⟧")]
    [InlineData("RG1017", "⟦//⟧a")]
    [InlineData("RG1017", "/a⟦//⟧b")]
    [InlineData("RG1017", "/a⟦//⟧")]
    [InlineData("RG1017", "⟦//⟧")]
    [InlineData("RG1018", "/a/⟦..⟧/b")]
    [InlineData("RG1018", "/⟦.⟧")]
    [InlineData("RG1018", "/a/⟦%2e%2E⟧")]
    [InlineData("RG1019", "/⟦{}⟧")]
    [InlineData("RG1019", "/⟦{+}⟧")]
    [InlineData("RG1019", "/⟦{a b}⟧")]
    [InlineData("RG1019", "/⟦{-_}⟧")]
    [InlineData("RG1019", "/⟦{a/b}⟧")]
    [InlineData("RG1019", "/⟦{a,b}⟧")]
    [InlineData("RG1020", "/{id}/{⟦id⟧}")]
    [InlineData("RG1020", "/{user-id}/{⟦USER_ID⟧}")]
    [InlineData("RG1020", "/{id}/{⟦id⟧+}")]
    [InlineData("RG1021", "/{a}⟦{b}⟧")]
    [InlineData("RG1021", "/x{a}⟦{b+}⟧")]
    [InlineData("RG1022", "/⟦{a+}⟧/b")]
    [InlineData("RG1022", "/⟦{a+}⟧/")]
    [InlineData("RG1022", "/⟦{a+}⟧.json")]
    [InlineData("RG1022", "/x⟦{a+}⟧")]
    [InlineData("RG1023", "/⟦{⟧id")]
    [InlineData("RG1023", "/a/⟦{⟧id/b")]
    [InlineData("RG1023", "/id⟦}⟧")]
    [InlineData("RG1023", "/{id}⟦}⟧")]
    public void A_wrong_path_is_an_error(string id, string path) => Assert.Empty(RouteText.ReadWrong(id, $"routes:\n  'GET {path}': A.B\n").Routes);

    [Theory]
    [InlineData("/a b", "Write '%20'")]
    [InlineData("/a|b", "Write '%7C'")]
    [InlineData("/a\u3000b", "Write '%E3%80%80'")]
    [InlineData("/a?b", "the handler takes its values as parameters")]
    [InlineData("/{a+}/b", "Write '{a}' for one segment")]
    [InlineData("/a%2Fb", "take the text as a parameter")]
    public void The_message_says_what_to_write(string path, string expected) => Assert.Contains(expected, RouteText.Describe(RouteText.Read($"routes:\n  'GET {path}': A.B\n").Diagnostics), StringComparison.Ordinal);

    [Theory]
    [InlineData("/a/{b}/c", "/a/{b}/c")]
    [InlineData("/a/", "/a/")]
    [InlineData("/", "/")]
    [InlineData("/a/{b+}", "/a/{b+}")]
    [InlineData("/caf%C3%A9/{a}-{b}", "/café/{a}-{b}")]
    public void A_template_prints_as_a_gateway_has_it(string path, string expected) => Assert.Equal(expected, RouteText.ReadValid($"routes:\n  GET {path}: A.B\n").Routes[0].Path.ToString());

    [Fact]
    public void Equal_texts_are_equal_tables()
    {
        const string Text = "services: S\nroutes:\n  /a/{x}:\n    GET /{y}.json: A.B\n  get /: wrong\n";

        Assert.Equal(RouteText.Read(Text), RouteText.Read(Text));
        Assert.Equal(RouteText.ReadFile(Text), RouteText.ReadFile(Text));
        Assert.NotEqual(RouteText.Read(Text), RouteText.Read(Text.Replace("{y}", "{z}", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_comment_on_top_moves_the_places_and_nothing_else()
    {
        const string Text = "routes:\n  GET /{y}: A.B\n";

        var route = RouteText.ReadValid(Text).Routes[0];
        var moved = RouteText.ReadValid("# note\n" + Text).Routes[0];

        Assert.NotEqual<DeclaredRoute>(route, moved);
        Assert.Equal(route.Path, moved.Path);
        Assert.Equal(route.Key.Lines.Start.Line + 1, moved.Key.Lines.Start.Line);
    }
}
