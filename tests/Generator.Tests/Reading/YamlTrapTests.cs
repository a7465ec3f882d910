namespace RouteGen.Generator.Tests.Reading;

/// <summary>What YAML reads differently from what was meant: said at its place, in words of a route file, once, and with the routes around it kept.</summary>
public class YamlTrapTests
{
    private const string Before = "routes:\n  GET /before: A.B\n";
    private const string After = "  GET /after/{id}: A.B\n";

    [Theory]
    [InlineData("RG0015", "  GET /users⟦:⟧Users.List\n")]
    [InlineData("RG0015", "  GET /v1/run:now⟦:⟧Users.List\n")]
    [InlineData("RG0015", "  GET /users⟦:⟧Users.List   # note: with a colon\n")]
    [InlineData("RG0015", "  'GET /users'⟦:⟧Users.List\n")]
    [InlineData("RG0015", "  \"GET /users\"⟦:⟧Users.List\n")]
    [InlineData("RG0015", "  'GET /users #all'⟦:⟧Users.List # note\n")]
    [InlineData("RG0015", "  GET /users⟦:⟧{ handler: Users.List }\n")]
    [InlineData("RG0015", "  GET /users/{id}⟦:⟧{handler: Users.List}\n")]
    [InlineData("RG0015", "  GET /users⟦：⟧ Users.List\n")]
    [InlineData("RG0015", "  GET /users⟦：⟧Users.List\n")]
    [InlineData("RG0015", "  GET /users:\n    handler⟦:⟧Users.List\n")]
    [InlineData("RG0015", "  /group:\n    GET /users⟦:⟧Users.List\n    GET /x: A.B\n")]
    [InlineData("RG0016", "  GET /users ⟦#⟧all: Users.List\n")]
    [InlineData("RG0016", "  GET /users   ⟦#⟧ all: Users.List\n")]
    [InlineData("RG0017", "  ⟦GET /users Users.List⟧\n")]
    [InlineData("RG0017", "  ⟦GET /users⟧\n")]
    [InlineData("RG0017", "  ⟦GET /users⟧   # no colon here\n")]
    [InlineData("RG0017", "  ⟦GET /users/{id:int}⟧\n")]
    [InlineData("RG0017", "  ⟦/users⟧\n    GET /x: A.B\n")]
    [InlineData("RG0017", "  ⟦'GET /users'⟧\n")]
    [InlineData("RG0023", "  GET /users: Users\n    ⟦.List⟧   # note\n")]
    [InlineData("RG0018", "  GET /users: ⟦@⟧Users.List\n")]
    [InlineData("RG0018", "  GET /users: ⟦`⟧Users.List`\n")]
    [InlineData("RG0018", "  GET /users: ⟦%⟧Users.List\n")]
    [InlineData("RG0018", "  GET /users: ⟦}⟧\n")]
    [InlineData("RG0018", "  ⟦@⟧me: Users.List\n")]
    [InlineData("RG0018", "  ⟦%⟧me: Users.List\n")]
    [InlineData("RG0018", "  ⟦}⟧\n")]
    [InlineData("RG0018", "  GET /users: { handler: ⟦@⟧Users.List }\n")]
    [InlineData("RG0012", "  GET /users: ⟦*⟧\n")]
    [InlineData("RG0012", "  GET /users: ⟦*⟧ all\n")]
    [InlineData("RG0019", "  /users: { GET /⟦{id}⟧: Users.Get }\n")]
    [InlineData("RG0019", "  /users: { GET /a: A.B, GET /⟦{id}⟧/x/{y}: Users.Get, GET /b: A.B }\n")]
    [InlineData("RG0019", "  /users: {\n    GET /a: A.B,\n    GET /⟦{id}⟧: Users.Get\n  }\n")]
    [InlineData("RG0020", "  GET /users: ⟦{⟧ handler: Users.List\n")]
    [InlineData("RG0020", "  GET /users: ⟦[⟧Users.List\n")]
    [InlineData("RG0020", "  GET /users: { handler: ⟦[⟧Users.List }\n")]
    [InlineData("RG0020", "  GET /users: ⟦'⟧Users.List\n")]
    [InlineData("RG0020", "  GET /users: ⟦\"⟧Users.List\\\"\n")]
    [InlineData("RG0020", "  ⟦'⟧GET /users: Users.List\n")]
    [InlineData("RG0020", "  GET /users: { handler: ⟦'⟧Users.List }\n    }\n")]
    [InlineData("RG0021", "  GET /users: Users.List⟦:⟧ Users.Get\n")]
    [InlineData("RG0021", "  GET /users: Users.List⟦:⟧\n")]
    [InlineData("RG0023", "  GET /users: ⟦|⟧\n    Users.List\n")]
    [InlineData("RG0023", "  GET /users: ⟦>⟧-\n    Users.List\n")]
    [InlineData("RG0023", "  GET /users:\n    ⟦|⟧\n    Users.List\n")]
    [InlineData("RG0018", "  RAW ⟦*⟧: Signups.Handle\n")]
    [InlineData("RG0018", "  SQS ⟦*⟧: Signups.Handle\n")]
    [InlineData("RG0018", "  SQS ⟦*⟧-orders: Signups.Handle\n")]
    [InlineData("RG0018", "  SQS ⟦*⟧-orders : { handler: Signups.Handle }\n")]
    [InlineData("RG0018", "  group g: { SQS ⟦*⟧-orders: Signups.Handle, SQS a*: A.B }\n")]
    [InlineData("RG0018", "  EVENT aws.ec2/EC2 ⟦*⟧: Signups.Handle\n")]
    [InlineData("RG0015", "  SQS orders⟦:⟧Orders.Process\n")]
    [InlineData("RG0017", "  ⟦SQS orders Orders.Process⟧\n")]
    [InlineData("RG0016", "  EVENT my.shop/Order ⟦#⟧1: Orders.Process\n")]
    [InlineData("RG1032", "  ⟦SQS⟧: Orders.Process\n")]
    [InlineData("RG1013", "  GET ⟦*⟧: Signups.Handle\n")]
    [InlineData("RG0018", "  GET /users ⟦*⟧: Users.List\n")]
    [InlineData("RG1015", "  GET /users⟦#⟧all: Users.List\n")]
    [InlineData("RG1006", "  GET /users: ⟦{⟧Users.List}\n")]
    [InlineData("RG1006", "  GET /users: ⟦{⟧id}\n")]
    public void Is_said_at_its_place_and_costs_no_other_route(string id, string trap)
    {
        var table = RouteText.ReadWrong(id, Before + trap + After);

        var routes = RouteText.Describe(table.Routes);
        Assert.StartsWith("GET /before: A.B", routes, StringComparison.Ordinal);
        Assert.EndsWith("GET /after/{id}: A.B", routes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RG0014", "⟦%⟧YAML 1.2\nroutes:\n  GET /after/{id}: A.B\n")]
    [InlineData("RG0014", "⟦%⟧ note\nroutes:\n  GET /after/{id}: A.B\n")]
    [InlineData("RG0014", "routes:\n  GET /after/{id}: A.B\n⟦%⟧ note\n")]
    [InlineData("RG0015", "services⟦:⟧Shop.Services\nroutes:\n  GET /after/{id}: A.B\n")]
    [InlineData("RG0017", "⟦services Shop.Services⟧\nroutes:\n  GET /after/{id}: A.B\n")]
    [InlineData("RG0017", "⟦services⟧\nroutes:\n  GET /after/{id}: A.B\n")]
    [InlineData("RG0018", "base-path: ⟦@⟧shop\nroutes:\n  GET /after/{id}: A.B\n")]
    [InlineData("RG1006", "base-path: ⟦{⟧shop}\nroutes:\n  GET /after/{id}: A.B\n")]
    public void Is_said_outside_routes_too(string id, string marked) => Assert.Equal("GET /after/{id}: A.B", RouteText.Describe(RouteText.ReadWrong(id, marked).Routes));

    [Theory]
    [InlineData("routes⟦:⟧GET /users\n", "RG0015")]
    [InlineData("⟦routes⟧\n  GET /a: A.B\n", "RG0017")]
    [InlineData("routes: GET /users⟦:⟧ Users.List\n", "RG0021")]
    [InlineData("⟦hello⟧", "RG0017")]
    [InlineData("routes: { GET /users: Users.List, GET /users/⟦{id}⟧: Users.Get }\n", "RG0019")]
    [InlineData("routes:\n  GET /users⟦:⟧Users.List", "RG0015")]
    public void A_trap_that_takes_the_whole_table_is_one_error(string marked, string id) => Assert.Empty(RouteText.ReadWrong(id, marked).Routes);

    [Theory]
    [InlineData("  GET /users:Users.List\n", "Write 'GET /users: Users.List'.")]
    [InlineData("  GET /v1/run:now:Users.List # x\n", "Write 'GET /v1/run:now: Users.List'.")]
    [InlineData("  GET /users Users.List\n", "Write 'GET /users: Users.List'.")]
    [InlineData("  GET /users -> Users.List\n", "Write 'GET /users: Users.List'.")]
    [InlineData("  GET /users => Users.List\n", "Write 'GET /users: Users.List'.")]
    [InlineData("  GET /users = Users.List\n", "Write 'GET /users: Users.List'.")]
    [InlineData("  SQS orders\n", "Write 'SQS orders: Type.Method'.")]
    [InlineData("  SQS orders.fifo\n", "Write 'SQS orders.fifo: Type.Method'.")]
    [InlineData("  SQS orders Orders.Process\n", "Write 'SQS orders: Orders.Process'.")]
    [InlineData("  EVENT aws.ec2/EC2 State-change Machines.Changed\n", "Write 'EVENT aws.ec2/EC2 State-change: Machines.Changed'.")]
    [InlineData("  EVENT aws.ec2/EC2 State-change\n", "Write 'EVENT aws.ec2/EC2 State-change: Type.Method'.")]
    [InlineData("  S3 uploads/a:Uploads.Process\n", "Write 'S3 uploads/a: Uploads.Process'.")]
    [InlineData("  GET /users/{id:int}\n", "Write 'GET /users/{id:int}: Type.Method'.")]
    [InlineData("  /users\n    GET /: A.B\n", "Write '/users:'.")]
    [InlineData("  GET /users： Users.List\n", "Write 'GET /users: Users.List'.")]
    [InlineData("  /users: { GET /{id}/x: Users.Get }\n", "'GET /{id}/x'.")]
    [InlineData("  GET /users #all: Users.List\n", "only 'GET /users' is left")]
    public void The_message_spells_out_what_to_write(string trap, string expected) => Assert.Contains(expected, RouteText.Describe(RouteText.Read(Before + trap).Diagnostics), StringComparison.Ordinal);

    [Theory]
    [InlineData("  GET /users:   Users.List # a: b\n")]
    [InlineData("  GET /users : Users.List\n")]
    [InlineData("  GET /users:\n    Users.List\n")]
    [InlineData("  GET /users:\n\n    # note: here\n    Users.List\n")]
    [InlineData("  'GET /users': 'Users.List'\n")]
    [InlineData("  \"GET /users\" : \"Users.List\"   # {\n")]
    [InlineData("  \"GET /\\u0075sers\": Users.List\n")]
    [InlineData("  GET /users: {handler: Users.List}\n")]
    [InlineData("  GET /users: {\n    # }\n    handler: 'Users.List', # {\n  }\n")]
    [InlineData("  GET /users: { handler:\n    Users.List\n  }\n")]
    [InlineData("  GET /users: { \"handler\":Users.List }\n")]
    [InlineData("  # GET /x:Y.Z [ { ' \"\n  GET /users: Users.List\n")]
    public void Good_yaml_is_no_trap(string line) => Assert.Equal("GET /users: Users.List", RouteText.Describe(RouteText.ReadValid("routes:\n" + line).Routes));

    [Fact]
    public void Several_mistakes_are_several_errors_in_the_order_of_the_file()
    {
        var table = RouteText.Read("""
            services:Shop
            routes:
              get /e: A.B
              GET /a:A.B
              GET /b: @A.B
              /g
                GET /c: A.B
              GET /d: { handler: A.B
              GET /f: A.B
            """);

        Assert.Equal(["RG0015", "RG1010", "RG0015", "RG0018", "RG0017", "RG0020"], table.Diagnostics.Select(diagnostic => diagnostic.Descriptor.Id));
        Assert.Equal("GET /f: A.B", RouteText.Describe(table.Routes));
    }

    [Theory]
    [InlineData("routes:\n  GET /a:\n    handler:A.B\n", "RG0015")]
    [InlineData("routes:\n  GET /a:\n\n    # note\n\tA.B\n", "RG0010")]
    [InlineData("routes:\n  /g:\n    GET /a:A.B\n", "RG0015")]
    [InlineData("routes:\n  GET /a:\n  GET /b:A.B\n", "RG1030", "RG0015")]
    [InlineData("routes:\n  /g:\n  # note\n  GET /b:A.B\n", "RG1007", "RG0015")]
    public void A_key_is_not_to_blame_for_what_a_trap_under_it_takes_away(string text, params string[] ids) => Assert.Equal(ids, RouteText.Read(text).Diagnostics.Select(diagnostic => diagnostic.Descriptor.Id));
}
