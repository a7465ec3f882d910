using RouteGen.Generator.Model;
using RouteGen.Generator.Reading;

namespace RouteGen.Generator.Tests.Reading;

public class EventPatternTests
{
    [Fact]
    public void A_pattern_is_read_as_fields_with_values()
    {
        var route = Assert.Single(RouteText.ReadValid("""
            routes:
              EVENT big-orders:
                handler: Orders.Big
                pattern:
                  source: [my.shop, 'my.other']
                  detail:
                    total: [{ numeric: ['>', 100, "<=", 5e2] }]
                    state: [placed, null, true, 1.50, '2', { exists: false }]
            """).Events);

        Assert.Equal(new EventTarget("big-orders", Detail: null), route.Target);
        Assert.Equal(
            new EventBridgePattern(
            [
                new PatternField("source", [Text("my.shop"), Text("my.other")]),
                new PatternField("detail", [])
                {
                    Members = new EventBridgePattern(
                    [
                        new PatternField("total", [new PatternMatch(PatternOperator.Range) { Parts = [new(PatternOperator.Above, "100"), new(PatternOperator.AtMost, "5e2")] }]),
                        new PatternField("state", [Text("placed"), new(PatternOperator.Null), new(PatternOperator.True), new(PatternOperator.Number, "1.50"), Text("2"), new(PatternOperator.Missing)]),
                    ]),
                },
            ]),
            route.Pattern);
    }

    [Theory]
    [InlineData("detail.total: [1]", "detail: { total: [1] }")]
    [InlineData("detail.a: [1], detail: { b: [2] }", "detail: { a: [1], b: [2] }")]
    [InlineData("detail: { a.b.c: [x] }", "detail: { a: { b: { c: [x] } } }")]
    [InlineData("a: [1], a.b: [2]", "a.b: [2], a: [1]")]
    public void A_dot_in_a_key_stands_for_a_level(string dotted, string nested) => Assert.Equal(Read(nested), Read(dotted));

    [Theory]
    [InlineData("x", PatternOperator.Text)]
    [InlineData("True", PatternOperator.Text)]
    [InlineData("~", PatternOperator.Text)]
    [InlineData("007", PatternOperator.Text)]
    [InlineData("+1", PatternOperator.Text)]
    [InlineData("1.", PatternOperator.Text)]
    [InlineData(".5", PatternOperator.Text)]
    [InlineData("1e", PatternOperator.Text)]
    [InlineData("0x1F", PatternOperator.Text)]
    [InlineData("2026-01-01", PatternOperator.Text)]
    [InlineData("'300'", PatternOperator.Text)]
    [InlineData("\"true\"", PatternOperator.Text)]
    [InlineData("''", PatternOperator.Text)]
    [InlineData("300", PatternOperator.Number)]
    [InlineData("-0.5E+3", PatternOperator.Number)]
    [InlineData("1e999", PatternOperator.Number)]
    [InlineData("true", PatternOperator.True)]
    [InlineData("false", PatternOperator.False)]
    [InlineData("null", PatternOperator.Null)]
    [InlineData("{ exists: true }", PatternOperator.Exists)]
    [InlineData("{ prefix: a }", PatternOperator.Prefix)]
    [InlineData("{ prefix: '' }", PatternOperator.Prefix)]
    [InlineData("{ prefix: { equals-ignore-case: a } }", PatternOperator.PrefixIgnoringCase)]
    [InlineData("{ suffix: { equals-ignore-case: a } }", PatternOperator.SuffixIgnoringCase)]
    [InlineData("{ equals-ignore-case: '12' }", PatternOperator.TextIgnoringCase)]
    [InlineData("{ wildcard: 'a*b*c*d*e*f' }", PatternOperator.Wildcard)]
    [InlineData("{ wildcard: '\\**\\\\*' }", PatternOperator.Wildcard)]
    [InlineData("{ cidr: 0.0.0.0/0 }", PatternOperator.Network)]
    [InlineData("{ cidr: '::1/128' }", PatternOperator.Network)]
    [InlineData("{ cidr: '::ffff:10.0.0.1/100' }", PatternOperator.Network)]
    [InlineData("{ numeric: ['=', 5] }", PatternOperator.Number)]
    [InlineData("{ numeric: ['>=', -5000000000] }", PatternOperator.AtLeast)]
    [InlineData("{ anything-but: 5 }", PatternOperator.AnythingBut)]
    [InlineData("{ anything-but: [5, 1e1] }", PatternOperator.AnythingBut)]
    [InlineData("{ anything-but: { wildcard: [a*, '*b'] } }", PatternOperator.AnythingBut)]
    internal void A_value_is_what_JSON_makes_of_it(string value, PatternOperator @operator) => Assert.Equal(@operator, Assert.Single(Assert.Single(Read($"detail.x: [{value}]").Fields[0].Members!.Fields).Values).Operator);

    [Theory]
    [InlineData("RG5020", "{ source: ⟦my.shop⟧ }", "'source: [my.shop]'")]
    [InlineData("RG5020", "{ detail: { a: ⟦42⟧ } }", "'a: [42]'")]
    [InlineData("RG5020", "{ source: '⟦my.shop⟧' }", "'source: [\"my.shop\"]'")]
    [InlineData("RG5021", "⟦{⟧}", "The pattern holds nothing")]
    [InlineData("RG5021", "{ source: ⟦[⟧] }", "The list of 'source' holds nothing")]
    [InlineData("RG5021", "{ detail: ⟦{⟧} }", "'detail' holds nothing")]
    [InlineData("RG5021", "{ source: [⟦{⟧}] }", "The operator holds nothing")]
    [InlineData("RG5021", "{ $or: [⟦{⟧}, { a: [1] }] }", "'$or' holds nothing")]
    [InlineData("RG1007", "{ ⟦source⟧: }", "")]
    [InlineData("RG1006", "⟦[⟧my.shop]", "Write an event pattern of EventBridge")]
    [InlineData("RG1006", "{ source: [⟦[⟧a]] }", "Write it without the brackets")]
    [InlineData("RG5022", "{ source: [{ ⟦prefixes⟧: a }] }", "did you mean 'prefix'?")]
    [InlineData("RG5022", "{ detail: { a: [{ ⟦b⟧: [1] }] } }", "'b' is no operator of a pattern. There are: prefix,")]
    [InlineData("RG5022", "{ source: [{ prefix: { ⟦suffix⟧: a } }] }", "'suffix' is no operator of 'prefix'. There are: equals-ignore-case.")]
    [InlineData("RG5022", "{ source: [{ anything-but: { ⟦numeric⟧: ['=', 1] } }] }", "'numeric' is no operator of 'anything-but'")]
    [InlineData("RG5023", "{ source: [{ prefix: a, ⟦suffix⟧: b }] }", "each operator in braces of its own")]
    [InlineData("RG5023", "{ source: [{ prefix: ⟦123⟧ }] }", "'prefix' takes a text or '{ equals-ignore-case: text }', and this is the number 123.")]
    [InlineData("RG5023", "{ source: [{ suffix: ⟦[⟧a] }] }", "and this is a list.")]
    [InlineData("RG5023", "{ source: [{ ⟦suffix⟧: }] }", "and this is nothing.")]
    [InlineData("RG5023", "{ source: [{ equals-ignore-case: ⟦true⟧ }] }", "and this is true.")]
    [InlineData("RG5023", "{ source: [{ equals-ignore-case: ⟦{⟧ prefix: a } }] }", "and this is a mapping.")]
    [InlineData("RG5023", "{ source: [{ exists: ⟦yes⟧ }] }", "'exists' takes true or false, and this is the text 'yes'.")]
    [InlineData("RG5023", "{ source: [{ exists: '⟦true⟧' }] }", "and this is the text 'true'.")]
    [InlineData("RG5023", "{ source: [{ cidr: ⟦10.0.0.1⟧ }] }", "'cidr' takes a network")]
    [InlineData("RG5023", "{ source: [{ cidr: ⟦10.0.0.0/33⟧ }] }", "")]
    [InlineData("RG5023", "{ source: [{ cidr: ⟦10.0.0.01/8⟧ }] }", "")]
    [InlineData("RG5023", "{ source: [{ cidr: ⟦10.1/8⟧ }] }", "")]
    [InlineData("RG5023", "{ source: [{ cidr: '⟦::1/129⟧' }] }", "")]
    [InlineData("RG5023", "{ source: [{ cidr: '⟦fe80::1%eth0/64⟧' }] }", "")]
    [InlineData("RG5023", "{ d: [{ numeric: ⟦10⟧ }] }", "'numeric' takes a comparison and a number")]
    [InlineData("RG5023", "{ d: [{ numeric: ⟦[⟧] }] }", "and this is an empty list.")]
    [InlineData("RG5023", "{ d: [{ numeric: [⟦10⟧] }] }", "one of '=', '<', '<=', '>' and '>=' before each number, and this is the number 10.")]
    [InlineData("RG5023", "{ d: [{ numeric: ['⟦>⟧'] }] }", "and this is the last without one.")]
    [InlineData("RG5023", "{ d: [{ numeric: ['>', 0, '⟦<⟧'] }] }", "and this is the last without one.")]
    [InlineData("RG5023", "{ d: [{ numeric: ['>', '⟦5⟧'] }] }", "and this is the text '5'.")]
    [InlineData("RG5023", "{ d: [{ numeric: ['⟦!=⟧', 5] }] }", "'{ anything-but: 5 }'")]
    [InlineData("RG5023", "{ d: [{ numeric: ['>', ⟦5000000001⟧] }] }", "numbers from -5000000000 to 5000000000")]
    [InlineData("RG5023", "{ d: [{ numeric: ['>', ⟦1e999⟧] }] }", "")]
    [InlineData("RG5023", "{ d: [{ numeric: ['<', 5, '⟦>⟧', 0] }] }", "'>' after '<'")]
    [InlineData("RG5023", "{ d: [{ numeric: ['>', 0, '<', 5, '⟦<⟧', 6] }] }", "")]
    [InlineData("RG5023", "{ d: [{ numeric: ['>', 5, '<', ⟦5⟧] }] }", "a range whose upper bound is above its lower one")]
    [InlineData("RG5023", "{ d: [{ anything-but: ⟦null⟧ }] }", "'anything-but' takes")]
    [InlineData("RG5023", "{ d: [{ anything-but: ⟦[⟧] }] }", "")]
    [InlineData("RG5023", "{ d: [{ anything-but: [a, ⟦null⟧] }] }", "texts alone, or numbers alone")]
    [InlineData("RG5023", "{ d: [{ anything-but: [a, ⟦1⟧] }] }", "")]
    [InlineData("RG5023", "{ d: [{ anything-but: [1, ⟦a⟧] }] }", "numbers alone, when the first is one")]
    [InlineData("RG5023", "{ d: [{ anything-but: { prefix: ⟦123⟧ } }] }", "'prefix' takes a text or a list of texts")]
    [InlineData("RG5023", "{ d: [{ anything-but: { suffix: [⟦123⟧, a] } }] }", "")]
    [InlineData("RG5023", "{ d: [{ anything-but: { suffix: ⟦''⟧ } }] }", "a text that is not empty")]
    [InlineData("RG5023", "{ d: [{ anything-but: { wildcard: ⟦[⟧] } }] }", "")]
    [InlineData("RG5024", "{ account: [⟦123456789012⟧] }", "Write '\"123456789012\"'.")]
    [InlineData("RG5024", "{ version: ['0', ⟦0⟧] }", "'version' of an event is a text")]
    [InlineData("RG5024", "{ account: [{ ⟦anything-but⟧: [1, 2] }] }", "or the number in quotes")]
    [InlineData("RG5024", "{ time: [{ ⟦numeric⟧: ['>', 0] }] }", "")]
    [InlineData("RG5025", "{ $or: ⟦a⟧ }", "'$or' takes a list of two mappings or more, and this is the text 'a'.")]
    [InlineData("RG5025", "{ $or: ⟦{⟧ a: [1] } }", "and this is a mapping.")]
    [InlineData("RG5025", "{ $or: ⟦[⟧{ a: [1] }] }", "and this is a list of one.")]
    [InlineData("RG5025", "{ $or: [{ a: [1] }, ⟦b⟧] }", "and this is a list with the text 'b'.")]
    [InlineData("RG5027", "{ detail.a: [1], detail: { ⟦a⟧: [2] } }", "'detail.a' has values already")]
    [InlineData("RG5029", "{ d: [{ wildcard: 'a⟦**⟧b' }] }", "EventBridge refuses two stars in a row.")]
    [InlineData("RG5029", "{ d: [{ wildcard: 'a⟦\\⟧b' }] }", "A backslash of a wildcard")]
    [InlineData("RG5029", "{ d: [{ wildcard: 'a⟦\\⟧' }] }", "Write '\\\\' for a backslash.")]
    [InlineData("RG5029", "{ d: [{ wildcard: 'a*b*c*d*e*f⟦*⟧' }] }", "more than 5 stars")]
    public void What_EventBridge_refuses_is_an_error_at_its_token(string id, string marked, string said)
    {
        var table = RouteText.ReadWrong(id, $"routes:\n  EVENT a: {{ handler: A.B, pattern: {marked} }}\n");

        Assert.Contains(said, RouteText.Describe(table.Diagnostics), StringComparison.Ordinal);
        Assert.Empty(table.Events);
    }

    [Fact]
    public void The_target_of_a_pattern_is_a_name()
    {
        RouteText.ReadValid("routes:\n  EVENT Big_orders-1.0: { handler: A.B, pattern: { source: [a] } }\n");
        var slash = RouteText.ReadWrong("RG1033", "routes:\n  EVENT my.shop⟦/⟧Placed: { handler: A.B, pattern: { source: [a] } }\n");
        Assert.Contains("'pattern' says of which source", RouteText.Describe(slash.Diagnostics), StringComparison.Ordinal);
        RouteText.ReadWrong("RG1033", "routes:\n  EVENT my⟦*⟧: { handler: A.B, pattern: { source: [a] } }\n");
        // A pattern that is wrong is one all the same: the target is not to blame.
        RouteText.ReadWrong("RG5021", "routes:\n  EVENT big-orders: { handler: A.B, pattern: ⟦{⟧} }\n");
        RouteText.ReadWrong("RG1030", "routes:\n  ⟦EVENT big-orders⟧: { pattern: { source: [a] } }\n");
    }

    [Theory]
    [InlineData("SQS orders")]
    [InlineData("SCHEDULE nightly")]
    public void Only_EVENT_takes_a_pattern(string key) => RouteText.ReadWrong("RG1004", $"routes:\n  {key}: {{ handler: A.B, ⟦pattern⟧: {{ source: [a] }} }}\n");

    [Fact]
    public void A_route_of_requests_takes_none()
    {
        var table = RouteText.ReadWrong("RG1004", "routes:\n  GET /a: { handler: A.B, ⟦pattern⟧: { source: [a] } }\n");
        Assert.Contains("in the long form of a route of events", RouteText.Describe(table.Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_too_large_is_refused_and_what_is_just_not_is_taken()
    {
        const string Ten = "[{ a: [1] }, { b: [1] }, { c: [1] }, { d: [1] }, { e: [1] }, { f: [1] }, { g: [1] }, { h: [1] }, { i: [1] }, { j: [1] }]";
        Read($"a: {{ $or: {Ten} }}, b: {{ $or: {Ten} }}, c: {{ $or: {Ten} }}");
        var table = RouteText.ReadWrong("RG5026", $"routes:\n  EVENT a: {{ handler: A.B, ⟦pattern⟧: {{ a: {{ $or: {Ten} }}, b: {{ $or: {Ten} }}, c: {{ $or: {Ten} }}, $or: [{{ d: [1] }}, {{ e: [1] }}] }} }}\n");
        Assert.Contains("more than 1000 ways", RouteText.Describe(table.Diagnostics), StringComparison.Ordinal);

        Read($"a: [{string.Join(", ", Enumerable.Repeat("x", 999))}]");
        RouteText.ReadWrong("RG5026", $"routes:\n  EVENT a: {{ handler: A.B, ⟦pattern⟧: {{ a: [{string.Join(", ", Enumerable.Repeat("x", 1000))}] }} }}\n");
        RouteText.ReadWrong("RG5026", $"routes:\n  EVENT a: {{ handler: A.B, ⟦pattern⟧: {{ a: [{{ anything-but: [{string.Join(", ", Enumerable.Repeat("x", 1000))}] }}] }} }}\n");
        RouteText.ReadWrong("RG5026", $"routes:\n  EVENT a: {{ handler: A.B, pattern: {{ ⟦{string.Join('.', Enumerable.Repeat("x", RouteFileLimits.Depth + 1))}⟧: [1] }} }}\n");
    }

    private static PatternMatch Text(string text) => new(PatternOperator.Text, text);

    private static EventBridgePattern Read(string fields) => Assert.Single(RouteText.ReadValid($"routes:\n  EVENT a: {{ handler: A.B, pattern: {{ {fields} }} }}\n").Events).Pattern!;
}
