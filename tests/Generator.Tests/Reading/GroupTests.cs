using RouteGen.Generator.Model;

namespace RouteGen.Generator.Tests.Reading;

public class GroupTests
{
    [Fact]
    public void Groups_put_their_prefix_before_what_is_inside()
    {
        var table = RouteText.ReadValid("""
            routes:
              GET /: Home.Get
              /admin:
                GET /: Admin.Home
                GET /stats/: Admin.Stats
                /users/{user-id}:
                  ANY /: Admin.User
                  DELETE /files/{path+}: Admin.DeleteFile
              group reports:
                GET /: { handler: Reports.Home }
                /sales: { 'GET /{month}': Sales.Get }
              POST /admin: Admin.Post
            """);

        Assert.Equal(
            """
            GET /: Home.Get
            GET /admin: Admin.Home
            GET /admin/stats/: Admin.Stats
            ANY /admin/users/{user-id}: Admin.User
            DELETE /admin/users/{user-id}/files/{path+}: Admin.DeleteFile
            GET /: Reports.Home
            GET /sales/{month}: Sales.Get
            POST /admin: Admin.Post
            """,
            RouteText.Describe(table.Routes));
    }

    [Fact]
    public void The_nearest_namespace_holds_wherever_in_the_group_it_is_written()
    {
        var table = RouteText.ReadValid("""
            namespace: Shop
            routes:
              GET /a: A.B
              /g:
                GET /b: A.B
                /h:
                  GET /c: A.B
                namespace: Shop.G
              group x:
                namespace: Shop.X
                /i:
                  namespace: Shop.X.I
                  GET /d: A.B
                GET /e: A.B
            """);

        Assert.Equal(
            """
            GET /a: A.B in Shop
            GET /g/b: A.B in Shop.G
            GET /g/h/c: A.B in Shop.G
            GET /i/d: A.B in Shop.X.I
            GET /e: A.B in Shop.X
            """,
            RouteText.Describe(table.Routes));
    }

    [Fact]
    public void A_wrong_namespace_leaves_the_outer_one() =>
        Assert.Equal("GET /g/a: A.B in Shop", RouteText.Describe(RouteText.ReadWrong("RG1026", "namespace: Shop\nroutes:\n  /g:\n    namespace: Shop⟦::⟧G\n    GET /a: A.B\n").Routes));

    [Fact]
    public void Parameters_of_a_prefix_stand_where_the_prefix_does()
    {
        const string Text = "routes:\n  /a/{x}:\n    GET /{y}-{z}/{w+}: A.B\n";

        var route = RouteText.ReadValid(Text).Routes[0];

        Assert.Equal(["x", "y", "z", "w"], route.Parameters.Select(parameter => parameter.Text));
        Assert.Equal(["x", "y", "z", "w"], route.Parameters.Select(parameter => RouteText.TextAt(Text, parameter.Location)));
        Assert.Equal([1, 2, 2, 2], route.Parameters.Select(parameter => parameter.Location.Lines.Start.Line));
        Assert.Equal("GET /{y}-{z}/{w+}", RouteText.TextAt(Text, route.Key));
        Assert.Equal("A.B", RouteText.TextAt(Text, route.Handler.Location));
    }

    [Theory]
    [InlineData("RG1009", "routes:\n  ⟦/users⟧: Users.List\n")]
    [InlineData("RG1007", "routes:\n  ⟦/users⟧:\n")]
    [InlineData("RG1007", "routes:\n  ⟦group users⟧:\n")]
    [InlineData("RG1006", "routes:\n  /users:\n    ⟦-⟧ GET /: Users.List\n")]
    [InlineData("RG1006", "routes:\n  /users: ⟦[⟧]\n")]
    [InlineData("RG1006", "routes:\n  group users: ⟦Users.List⟧\n")]
    [InlineData("RG1027", "routes:\n  ⟦/⟧:\n    GET /a: A.B\n")]
    [InlineData("RG1027", "routes:\n  /users⟦/⟧:\n    GET /a: A.B\n")]
    [InlineData("RG1022", "routes:\n  /users/⟦{path+}⟧:\n    GET /a: A.B\n")]
    [InlineData("RG1014", "routes:\n  /users/⟦{id:int}⟧:\n    GET /a: A.B\n")]
    [InlineData("RG1015", "routes:\n  /users⟦ ⟧list:\n    GET /a: A.B\n")]
    [InlineData("RG1028", "routes:\n  ⟦group⟧:\n    GET /a: A.B\n")]
    [InlineData("RG1028", "routes:\n  ⟦group  users⟧:\n    GET /a: A.B\n")]
    [InlineData("RG1028", "routes:\n  ⟦group /users⟧:\n    GET /a: A.B\n")]
    [InlineData("RG1028", "routes:\n  ⟦group a b⟧:\n    GET /a: A.B\n")]
    [InlineData("RG1020", "routes:\n  /users/{id}:\n    GET /orders/{⟦ID⟧}: A.B\n")]
    [InlineData("RG1020", "routes:\n  /users/{user-id}:\n    /orders/{⟦userId⟧}:\n      GET /: A.B\n")]
    public void A_wrong_group_is_an_error(string id, string marked) => Assert.Empty(RouteText.ReadWrong(id, marked).Routes);

    [Fact]
    public void What_is_wrong_inside_a_wrong_group_is_reported_too()
    {
        var table = RouteText.Read("routes:\n  /users/:\n    get /a: A.B\n    GET /b: A.B\n  GET /c: A.B\n");

        Assert.Equal(["RG1027", "RG1010"], table.Diagnostics.Select(diagnostic => diagnostic.Descriptor.Id));
        Assert.Equal("GET /c: A.B", RouteText.Describe(table.Routes));
    }

    [Fact]
    public void A_fragment_has_a_namespace_of_its_own() =>
        Assert.Equal("GET /a: A.B in Shop.Orders", RouteText.Describe(RouteText.ReadValid("routes:\n  GET /a: A.B\nnamespace: Shop.Orders\n", RouteFileKind.Fragment).Routes));
}
