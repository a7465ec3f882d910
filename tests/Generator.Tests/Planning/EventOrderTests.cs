using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using RouteGen.Generator.Model;
using RouteGen.Generator.Planning;

namespace RouteGen.Generator.Tests.Planning;

public sealed class EventOrderTests
{
    /// <summary>Few letters, so that two targets often have to do with each other.</summary>
    private static readonly Gen<string> Patterns = Gen.Elements("a", "b", "*").ListOf().Where(parts => parts.Count > 0).Select(parts => Regex.Replace(string.Concat(parts), "\\*+", "*", RegexOptions.None, TimeSpan.FromSeconds(1)));

    private static readonly Gen<string> Texts = Gen.Elements("a", "b").ListOf().Select(parts => string.Concat(parts));

    private static readonly Gen<(EventVerb Verb, EventTarget Target)> Routes =
        from verb in Gen.Elements(EventVerb.Sqs, EventVerb.S3, EventVerb.Event)
        from name in Patterns
        from detail in Patterns
        from isWhole in Gen.Elements(true, false)
        select (verb, new EventTarget(name, verb == EventVerb.Sqs || (verb == EventVerb.S3 && isWhole) ? null : detail));

    [Fact]
    public void The_more_specific_comes_first_then_more_text_then_the_alphabet()
    {
        string[] expected =
        [
            "SQS orders-dev", "SQS a", "SQS b", "SQS orders-*-dev", "SQS orders-d*", "SQS orders-*", "SQS *-dev", "SQS *",
            "S3 uploads/in/a.zip", "S3 uploads/in/*.zip", "S3 uploads/in/*", "S3 uploads", "S3 *",
            "EVENT my.shop/OrderPlaced", "EVENT my.shop/Order*", "EVENT my.shop/*", "EVENT */*",
        ];

        var sorted = expected.Reverse().OrderBy(key => EventRoutes.Resolve(EventRoutes.ParseKey(key)), EventOrder.Instance);

        Assert.Equal(expected, sorted);
    }

    private static int Compare((EventVerb Verb, EventTarget Target) left, (EventVerb Verb, EventTarget Target) right) => EventOrder.Instance.Compare(EventRoutes.Resolve(left), EventRoutes.Resolve(right));

    [Fact]
    public void The_greater_priority_comes_first_of_its_verb()
    {
        ResolvedEvent[] expected = [Route("SQS *", 2), Route("SQS a*", 1), Route("SQS b", 0), Route("SNS *", 9)];

        Assert.Equal(expected, expected.Reverse().OrderBy(route => route, EventOrder.Instance));

        static ResolvedEvent Route(string key, int priority) => EventRoutes.Resolve(EventRoutes.ParseKey(key), priority);
    }

    [Fact]
    public void A_target_inside_another_one_comes_first() => Check(from left in Routes from right in Routes select (left, right), pair =>
    {
        var ((verb, target), (otherVerb, other)) = pair;
        if (verb != otherVerb || !EventPattern.Includes(target, other) || EventPattern.Includes(other, target)) return;
        Assert.True(Compare((verb, other), (verb, target)) < 0, $"{verb}: {other} in {target}");
    });

    [Fact]
    public void Exact_targets_come_before_the_others() => Check(from exact in Texts.Where(text => text.Length > 0) from pattern in Patterns.Where(text => text.Contains('*', StringComparison.Ordinal)) select (exact, pattern), pair =>
        Assert.True(Compare((EventVerb.Sqs, new EventTarget(pair.exact, null)), (EventVerb.Sqs, new EventTarget(pair.pattern, null))) < 0));

    [Fact]
    public void Any_table_has_one_order_whatever_the_order_of_the_file() => Check(from routes in Routes.ListOf() from seed in Gen.Choose(0, int.MaxValue) select (routes, seed), pair =>
    {
        var sorted = pair.routes.OrderBy(route => EventRoutes.Resolve(route), EventOrder.Instance).ToList();
        var shuffled = pair.routes.ToArray();
        new System.Random(pair.seed).Shuffle(shuffled);

        Assert.Equal(sorted, shuffled.OrderBy(route => EventRoutes.Resolve(route), EventOrder.Instance));
        // An order of every pair, not of neighbours alone.
        for (var later = 1; later < sorted.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++) Assert.True(Compare(sorted[earlier], sorted[later]) <= 0);
        }
    });

    [Fact]
    public void Inclusion_and_overlap_are_those_of_the_texts()
    {
        // Whatever two patterns of four characters share, they share a text of eight.
        var texts = Enumerable.Range(1, (1 << 9) - 1).Select(bits => Convert.ToString(bits, 2)[1..].Replace('0', 'a').Replace('1', 'b')).ToList();
        Check(from left in Patterns.Where(text => text.Length < 5) from right in Patterns.Where(text => text.Length < 5) select (left, right), pair =>
        {
            var (left, right) = (Pattern(pair.left), Pattern(pair.right));
            Assert.Equal(texts.Exists(text => left.IsMatch(text) && right.IsMatch(text)), EventPattern.Overlaps(pair.left, pair.right));
            // Of all that a star may stand for, a letter that is in neither of the two is the hardest to take.
            Assert.Equal(left.IsMatch(pair.right.Replace('*', 'c')), EventPattern.Includes(pair.left, pair.right));
            if (EventPattern.Includes(pair.left, pair.right)) Assert.DoesNotContain(texts, text => right.IsMatch(text) && !left.IsMatch(text));
        });

        static Regex Pattern(string pattern) => new("^" + pattern.Replace("*", ".*", StringComparison.Ordinal) + "$", RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));
    }

    private static void Check<T>(Gen<T> generator, Action<T> assertion) => Prop.ForAll(generator.ToArbitrary(), assertion).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(8));
}
