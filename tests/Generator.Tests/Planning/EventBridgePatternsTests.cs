using RouteGen.Generator.Model;
using RouteGen.Generator.Planning;
using RouteGen.Generator.Tests.Reading;

namespace RouteGen.Generator.Tests.Planning;

public class EventBridgePatternsTests
{
    [Theory]
    [InlineData("source: [a]", "source: [b]", false)]
    [InlineData("source: [a, b]", "source: [b, c]", true)]
    [InlineData("source: [a]", "detail-type: [b]", true)]
    [InlineData("source: [a], detail-type: [x]", "source: [a], detail-type: [y]", false)]
    [InlineData("detail: { a: { b: [1] } }", "detail.a.b: [2]", false)]
    [InlineData("detail.a: [1]", "detail.a: [1.0]", true)]
    [InlineData("detail.a: [1]", "detail.a: ['1']", false)]
    [InlineData("detail.a: [1]", "detail.a.b: [2]", true)]
    [InlineData("detail.a: [true]", "detail.a: [false, null]", false)]
    [InlineData("source: [{ prefix: my. }]", "source: [my.shop]", true)]
    [InlineData("source: [{ prefix: my. }]", "source: [your.shop]", false)]
    [InlineData("source: [{ prefix: my. }]", "source: [{ prefix: my.shop }]", true)]
    [InlineData("source: [{ prefix: my. }]", "source: [{ prefix: your. }]", false)]
    [InlineData("source: [{ suffix: a }]", "source: [{ suffix: b }]", false)]
    [InlineData("source: [{ suffix: a }]", "source: [{ prefix: b }]", true)]
    [InlineData("source: [{ wildcard: 'a*b' }]", "source: [acb]", true)]
    [InlineData("source: [{ wildcard: 'a*b' }]", "source: [abc]", false)]
    [InlineData("source: [{ wildcard: 'a\\*b' }]", "source: [abc]", true)]
    [InlineData("source: [{ equals-ignore-case: A }]", "source: [b]", true)]
    [InlineData("detail.a: [{ exists: false }]", "detail.a: [1]", false)]
    [InlineData("detail.a: [{ exists: false }]", "detail.a: [{ exists: true }]", false)]
    [InlineData("detail.a: [{ exists: false }]", "detail.a: [{ exists: false }]", true)]
    [InlineData("detail.a: [{ exists: true }]", "detail.a: [1]", true)]
    [InlineData("detail.a: [{ anything-but: [x, y] }]", "detail.a: [x]", false)]
    [InlineData("detail.a: [{ anything-but: [x, y] }]", "detail.a: [z]", true)]
    [InlineData("detail.a: [{ anything-but: x }]", "detail.a: [{ numeric: ['>', 1] }]", true)]
    [InlineData("detail.a: [{ numeric: ['>', 1] }]", "detail.a: [{ numeric: ['<=', 1] }]", false)]
    [InlineData("detail.a: [{ numeric: ['>=', 1] }]", "detail.a: [{ numeric: ['<=', 1] }]", true)]
    [InlineData("detail.a: [{ numeric: ['>=', 1, '<', 5] }]", "detail.a: [5]", false)]
    [InlineData("detail.a: [{ numeric: ['>=', 1, '<', 5] }]", "detail.a: [4.999]", true)]
    [InlineData("detail.a: [{ numeric: ['>', 1] }]", "detail.a: [{ prefix: a }]", false)]
    [InlineData("detail.a: [{ numeric: ['>', 1] }]", "detail.a: ['2']", false)]
    [InlineData("detail.a: [1e999]", "detail.a: [2e999]", true)]
    [InlineData("$or: [{ source: [a] }, { source: [b] }]", "source: [c]", true)]
    public void Patterns_overlap_unless_a_field_would_need_two_values(string left, string right, bool expected)
    {
        Assert.Equal(expected, EventBridgePatterns.MayOverlap(Read(left), Read(right)));
        Assert.Equal(expected, EventBridgePatterns.MayOverlap(Read(right), Read(left)));
        Assert.True(EventBridgePatterns.MayOverlap(Read(left), Read(left)));
    }

    [Theory]
    [InlineData("source: [my.shop]", "my.shop/OrderPlaced", true)]
    [InlineData("source: [my.shop]", "my.*/*", true)]
    [InlineData("source: [my.shop]", "your.*/*", false)]
    [InlineData("source: [my.shop], detail-type: [Paid]", "my.shop/OrderPlaced", false)]
    [InlineData("source: [{ prefix: my. }]", "*.shop/X", true)]
    [InlineData("source: [{ prefix: your. }]", "my.*/X", false)]
    [InlineData("source: [{ suffix: .shop }]", "my.bank/X", false)]
    [InlineData("source: [{ wildcard: 'm*p' }]", "my.*/X", true)]
    [InlineData("source: [{ wildcard: 'y*p' }]", "my.*/X", false)]
    [InlineData("source: [{ exists: false }]", "my.shop/X", false)]
    [InlineData("detail: { total: [1] }", "my.shop/X", true)]
    public void A_pattern_and_a_key_overlap_by_source_and_detail_type(string pattern, string key, bool expected)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var target = new EventTarget(key[..slash], key[(slash + 1)..]);
        var name = new EventTarget("name", Detail: null);
        Assert.Equal(expected, EventBridgePatterns.MayOverlap(Read(pattern), target));
        Assert.Equal(expected, EventBridgePatterns.MayOverlap(name, Read(pattern), target, right: null));
        Assert.Equal(expected, EventBridgePatterns.MayOverlap(target, left: null, name, Read(pattern)));
    }

    private static EventBridgePattern Read(string fields) => Assert.Single(RouteText.ReadValid($"routes:\n  EVENT a: {{ handler: A.B, pattern: {{ {fields} }} }}\n").Events).Pattern!;
}
