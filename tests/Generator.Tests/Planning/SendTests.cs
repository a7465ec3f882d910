using RouteGen.Generator.Planning;
using RouteGen.Generator.Tests.Reading;

namespace RouteGen.Generator.Tests.Planning;

/// <summary>Circles of routes that send to each other, dead-letter queues behind a star, and routes that a priority hides.</summary>
public sealed class SendTests
{
    [Theory]
    [InlineData("RG5010 SQS a: SQS a -> SQS b -> SQS a", "SQS a [b]", "SQS b [a]")]
    [InlineData("RG5010 SQS a: SQS a -> SQS a", "SQS a [a]")]
    [InlineData("RG5010 SQS a: SQS a -> SNS b -> S3 abc -> SQS a", "SQS a [SNS b]", "SNS b [S3 abc/x]", "S3 abc [a]")]
    [InlineData("RG5010 SQS b: SQS b -> SQS c -> SQS b", "SQS a [b]", "SQS b [c]", "SQS c [b]")]
    [InlineData("RG5010 SQS a-*-x: SQS a-*-x -> EVENT s/t -> SQS a-*-x", "SQS a-*-x [EVENT s/t]", "EVENT s/t [a-dev-x]")]
    [InlineData("RG5010 DYNAMODB abc: DYNAMODB abc -> KINESIS abc -> DYNAMODB abc", "DYNAMODB abc [KINESIS abc]", "KINESIS abc [DYNAMODB abc]")]
    public void A_circle_is_reported_with_all_that_is_in_it(string expected, params string[] routes) => Assert.Equal([expected], Find("RG5010", routes));

    [Theory]
    [InlineData("SQS a [b]", "SQS b [c]", "SQS c []")]
    [InlineData("SQS a [b, c]", "SQS b [c]", "SQS c []")]
    [InlineData("SQS a [SNS a]", "SNS a []")]
    [InlineData("SQS a [SNS b]", "SQS b [a]")]
    [InlineData("GET /a [a]", "SQS a [b]", "SQS b []")]
    [InlineData("S3 abc/in/* [S3 abc/out/x]", "S3 abc/out/* []")]
    public void What_ends_somewhere_is_no_circle(params string[] routes) => Assert.Empty(Find("RG5010", routes));

    [Fact]
    public void Two_circles_are_two_errors() => Assert.Equal(
        ["RG5010 SQS a: SQS a -> SQS b -> SQS a", "RG5010 SQS c: SQS c -> SQS d -> SQS c"],
        Find("RG5010", "SQS a [b]", "SQS b [a, c]", "SQS c [d]", "SQS d [c]"));

    [Fact]
    public void An_object_that_is_removed_makes_no_circle()
    {
        var declared = RouteText.ReadValid("routes:\n  SQS a: { handler: A.B, sends: S3 abc/x }\n  S3 abc: { handler: A.B, on: ObjectRemoved:*, sends: a }\n");

        Assert.Empty(ConflictFinder.Find(declared));
    }

    [Fact]
    public void A_long_circle_is_found()
    {
        string[] routes = [.. Enumerable.Range(0, 3000).Select(number => $"SQS q{number} [q{(number + 1) % 3000}]")];

        Assert.Single(Find("RG5010", routes));
    }

    [Theory]
    [InlineData("RG5009 SQS orders-*: orders-dlq", "SQS orders-* []")]
    [InlineData("RG5009 SQS orders-*.fifo: orders-dlq.fifo", "SQS orders-*.fifo []")]
    [InlineData("RG5009 'SQS *': dlq", "'SQS *' []")]
    public void A_star_at_the_end_takes_the_dead_letters(string expected, params string[] routes) => Assert.Equal([expected.Replace("'", "", StringComparison.Ordinal)], Find("RG5009", routes));

    [Theory]
    [InlineData("SQS orders []")]
    [InlineData("SQS orders-*-live []")]
    [InlineData("SQS orders-* []", "SQS orders-*dlq []")]
    [InlineData("SQS orders-* []", "SQS orders-dev-dead-letters []")]
    [InlineData("SQS dlq-* []")]
    [InlineData("SNS orders-* []")]
    public void Where_they_have_a_route_or_no_star_takes_them_nothing_is_said(params string[] routes) => Assert.Empty(Find("RG5009", routes));

    [Theory]
    [InlineData(true, "  'SQS *': { handler: A.B, priority: 2 }\n  SQS a: A.B\n")]
    [InlineData(true, "  SQS a-*: { handler: A.B, priority: 2 }\n  SQS a-*-x: { handler: A.B, priority: 1 }\n")]
    [InlineData(true, "  EVENT s/*: { handler: A.B, priority: 1 }\n  EVENT p: { handler: A.B, pattern: { source: [s] } }\n")]
    [InlineData(false, "  'SQS *': { handler: A.B, priority: 2, enabled-when: X }\n  SQS a: A.B\n")]
    [InlineData(false, "  SQS a-*: { handler: A.B, priority: 1 }\n  SQS a-*-x: { handler: A.B, priority: 2 }\n")]
    [InlineData(false, "  S3 abc: { handler: A.B, priority: 2, on: ObjectRemoved:* }\n  S3 abc/x: A.B\n")]
    public void What_a_priority_hides_is_never_reached(bool isHidden, string routes)
    {
        var found = ConflictFinder.Find(RouteText.ReadValid("routes:\n" + routes)).ToArray().Where(diagnostic => diagnostic.Descriptor.Id == "RG3003");

        Assert.Equal(isHidden ? 1 : 0, found.Count());
    }

    [Theory]
    [InlineData(true, "  EVENT p: { handler: A.B, pattern: { source: [s] } }\n  EVENT q: { handler: A.B, pattern: { source: [{ prefix: s }] } }\n")]
    [InlineData(true, "  EVENT p: { handler: A.B, pattern: { source: [{ prefix: s }] } }\n  EVENT s/t: A.B\n")]
    [InlineData(true, "  EVENT s/t: A.B\n  EVENT p: { handler: A.B, pattern: { source: [{ prefix: s }] } }\n")]
    [InlineData(false, "  EVENT p: { handler: A.B, pattern: { source: [s], detail-type: [t] } }\n  EVENT s/t: A.B\n  EVENT s/*: A.B\n")]
    [InlineData(false, "  EVENT p: { handler: A.B, pattern: { source: [s] } }\n  EVENT q: { handler: A.B, pattern: { source: [r] } }\n")]
    [InlineData(false, "  EVENT p: { handler: A.B, priority: 1, pattern: { source: [s] } }\n  EVENT q: { handler: A.B, pattern: { source: [{ prefix: s }] } }\n")]
    public void Patterns_that_share_events_need_a_priority(bool isConflict, string routes)
    {
        var found = ConflictFinder.Find(RouteText.ReadValid("routes:\n" + routes)).ToArray().Where(diagnostic => diagnostic.Descriptor.Id == "RG3002");

        Assert.Equal(isConflict ? 1 : 0, found.Count());
    }

    // A route is its key and, in brackets, what it sends to.
    private static string[] Find(string id, params string[] routes)
    {
        var lines = routes.Select(route =>
        {
            var bracket = route.LastIndexOf('[');
            var sends = route[bracket..];
            return $"  {route[..(bracket - 1)]}: {{ handler: A.B{(sends == "[]" ? "" : ", sends: " + sends)} }}\n";
        });
        var declared = RouteText.ReadValid("routes:\n" + string.Concat(lines));
        return [.. ConflictFinder.Find(declared).ToArray().Where(diagnostic => diagnostic.Descriptor.Id == id).Select(diagnostic => $"{id} {diagnostic.Arguments[0]}: {diagnostic.Arguments[1]}")];
    }
}
