using RouteGen.Generator.Model;
using RouteGen.Generator.Planning;

namespace RouteGen.Generator.Tests.Planning;

public sealed class EventConflictTests
{
    [Theory]
    [InlineData("RG3001 SQS orders", "SQS orders", "SQS orders")]
    [InlineData("RG3001 SQS orders-*", "SQS orders-*", "SQS orders-*")]
    [InlineData("RG3001 S3 uploads/*.zip", "S3 uploads/*.zip", "S3 uploads/*.zip")]
    [InlineData("RG3001 WS $connect", "WS $connect", "WS $connect")]
    [InlineData("RG3001 AUTHORIZER token", "AUTHORIZER token", "AUTHORIZER token")]
    [InlineData("RG3002 SQS *-dev; SQS orders-*", "SQS orders-*", "SQS *-dev")]
    [InlineData("RG3002 SQS a*c*; SQS *b*", "SQS *b*", "SQS a*c*")]
    [InlineData("RG3002 S3 uploads/*; S3 uploads", "S3 uploads", "S3 uploads/*")]
    [InlineData("RG3002 S3 uploads/in/*; S3 uploads/*.zip", "S3 uploads/*.zip", "S3 uploads/in/*")]
    [InlineData("RG3002 S3 uploads; S3 up*/in/*", "S3 up*/in/*", "S3 uploads")]
    [InlineData("RG3002 S3 uploads/*; S3 up*/a.zip", "S3 up*/a.zip", "S3 uploads/*")]
    [InlineData("RG3002 EVENT */OrderPlaced; EVENT my.shop/*", "EVENT my.shop/*", "EVENT */OrderPlaced")]
    public void Event_routes_without_a_winner_are_reported_at_the_later_one(string expected, params string[] keys) => Assert.Equal([expected], Find(keys));

    [Theory]
    [InlineData("SQS orders", "SNS orders", "SQS orders-*", "SQS *")]
    [InlineData("SQS orders-dev", "SQS orders-*", "SQS jobs-*-x", "SQS jobs.fifo")]
    [InlineData("SQS a*", "SQS b*", "SQS *", "SQS ab*c", "SQS ab*")]
    [InlineData("SQS a*b", "SQS a*c", "SQS ab")]
    [InlineData("SQS orders-*", "SNS *-dev")]
    [InlineData("S3 uploads", "S3 uploads/in/*", "S3 uploads/in/*.zip", "S3 *", "S3 up*")]
    [InlineData("S3 uploads/*.zip", "S3 uploads/*.txt", "S3 archive/in/*")]
    [InlineData("EVENT my.shop/OrderPlaced", "EVENT my.shop/*", "EVENT */*", "EVENT your.shop/Order*")]
    [InlineData("WS $connect", "WS $default", "WS a", "AUTHORIZER token", "AUTHORIZER request")]
    public void Event_routes_of_which_one_lies_inside_the_other_are_no_conflict(params string[] keys) => Assert.Empty(Find(keys));

    [Fact]
    public void Each_route_is_reported_once_and_with_the_place_of_the_first()
    {
        var events = EventRoutes.Parse("SQS a*", "SQS *b", "SQS *c", "SQS a*");

        var found = ConflictFinder.Find(Table(events)).ToArray().Where(diagnostic => diagnostic.Descriptor.Id.StartsWith("RG3", StringComparison.Ordinal)).ToArray();

        Assert.Equal([events[1].Key, events[2].Key, events[3].Key], found.Select(diagnostic => diagnostic.Location));
        Assert.All(found, diagnostic => Assert.Equal(events[0].Key, diagnostic.Related));
    }

    [Fact]
    public void The_message_says_what_to_change() => Assert.EndsWith(
        "error RG3002: 'SQS *b' and 'SQS a*' can match the same event, and no rule says which one takes it. Change one target so that the other takes all that it takes, or nothing of it, or give one route a 'priority'.",
        ConflictFinder.Find(Table(EventRoutes.Parse("SQS a*", "SQS *b"))).ToArray().Single(diagnostic => diagnostic.Descriptor.Id == "RG3002").ToDiagnostic().ToString(),
        StringComparison.Ordinal);

    [Fact]
    public void They_count_among_the_routes_that_a_router_can_number()
    {
        var most = EventRoutes.Parse([.. Enumerable.Range(0, ConflictFinder.MostRoutes).Select(number => $"SQS q{number}")]);
        var more = EventRoutes.Parse([.. Enumerable.Range(0, ConflictFinder.MostRoutes + 1).Select(number => $"SQS q{number}")]);

        Assert.Empty(ConflictFinder.Find(Table(most)));
        var diagnostic = Assert.Single(ConflictFinder.Find(Table(more)));
        Assert.Equal("RG3004", diagnostic.Descriptor.Id);
        Assert.Equal(more[ConflictFinder.MostRoutes].Key, diagnostic.Location);
    }

    private static string[] Find(params string[] keys) =>
        [.. ConflictFinder.Find(Table(EventRoutes.Parse(keys))).ToArray().Where(diagnostic => diagnostic.Descriptor.Id.StartsWith("RG3", StringComparison.Ordinal)).Select(diagnostic => $"{diagnostic.Descriptor.Id} {string.Join("; ", diagnostic.Arguments.ToArray().Take(2))}")];

    private static DeclaredTable Table(EquatableArray<DeclaredEvent> events) => new(new DeclaredApp(), [], []) { Events = events };
}
