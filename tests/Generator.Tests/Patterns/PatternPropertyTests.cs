using System.Text.Json.Nodes;

namespace RouteGen.Generator.Tests.Patterns;

/// <summary>Small random patterns and events: what is compiled says what <see cref="NaivePattern"/> says.</summary>
public sealed class PatternPropertyTests
{
    private const int Patterns = 200;
    private const int EventsOfEach = 150;

    private static readonly string[] Texts = ["a", "b", "ab", "ba", "A", "aé", "É", "", "a\"b"];

    [Fact]
    public void What_is_compiled_says_what_a_naive_matcher_says()
    {
        var random = new Random(20261122);
        var patterns = Enumerable.Range(0, Patterns).Select(_ => Pattern(random, depth: 0, withMissing: true)).ToList();
        var compiled = CompiledPatterns.Of([.. patterns.Select(pattern => pattern.ToJsonString())]);
        var (matched, failures) = (0, new List<string>());
        for (var number = 0; number < patterns.Count; number++)
        {
            var naive = new NaivePattern(patterns[number]);
            for (var round = 0; round < EventsOfEach; round++)
            {
                var @event = Event(random, depth: 0);
                var (expected, actual) = (naive.Matches(@event), compiled.Matches(@event.ToJsonString(), number));
                if (expected) matched++;
                if (expected != actual) failures.Add($"{patterns[number].ToJsonString()} and {@event.ToJsonString()}: {expected}");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failures:\n{string.Join('\n', failures.OrderBy(failure => failure.Length).Take(10))}");
        Assert.InRange(matched, Patterns * EventsOfEach / 40, Patterns * EventsOfEach / 2);
    }

    private static JsonObject Pattern(Random random, int depth, bool withMissing)
    {
        var pattern = new JsonObject();
        // Below an array inside an array, and in a choice, a missing key is looked for in fewer elements than EventBridge does: docs/events.md says so.
        string[] names = ["a", "b", "c", "d"];
        var count = random.Next(1, depth == 0 ? 4 : 3);
        foreach (var name in random.GetItems(names, count).Distinct())
        {
            pattern[name] = depth < 2 && random.Next(2) == 0 ? Pattern(random, depth + 1, withMissing && depth == 0) : Values(random, withMissing);
        }

        if (random.Next(4) == 0)
        {
            pattern["$or"] = new JsonArray(
                new JsonObject { ["e"] = Values(random, withMissing: false) },
                new JsonObject { ["f"] = Values(random, withMissing: false), ["g"] = Values(random, withMissing: false) });
        }

        return pattern;
    }

    private static JsonArray Values(Random random, bool withMissing) => [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Value(random, withMissing))];

    private static JsonNode? Value(Random random, bool withMissing) => random.Next(14) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 or 3 => Number(random),
        4 or 5 => Text(random),
        6 => new JsonObject { ["prefix"] = Text(random) },
        7 => new JsonObject { ["suffix"] = new JsonObject { ["equals-ignore-case"] = Text(random) } },
        8 => new JsonObject { ["equals-ignore-case"] = Text(random) },
        9 => new JsonObject { ["anything-but"] = random.Next(3) switch { 0 => Number(random), 1 => new JsonArray(Text(random), Text(random)), _ => new JsonObject { ["wildcard"] = new JsonArray("*b", "a*") } } },
        10 => new JsonObject { ["numeric"] = new JsonArray(">", 0, "<=", random.Next(1, 4)) },
        11 => new JsonObject { ["wildcard"] = random.Next(2) == 0 ? "*a*" : "a*b" },
        12 => new JsonObject { ["exists"] = true },
        _ => withMissing ? new JsonObject { ["exists"] = false } : Text(random),
    };

    private static JsonNode Event(Random random, int depth)
    {
        var @event = new JsonObject();
        foreach (var name in new[] { "a", "b", "c", "d", "e", "f", "g" })
        {
            if (random.Next(3) == 0) continue;
            // A key with a dot stands for a level; both of them at once are in a test of their own.
            if (depth < 2 && random.Next(10) == 0) @event[name + "." + (char)('a' + random.Next(4))] = EventValue(random, depth + 2);
            else @event[name] = EventValue(random, depth + 1);
        }

        return @event;
    }

    private static JsonNode? EventValue(Random random, int depth) => random.Next(depth < 3 ? 10 : 6) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 or 3 => random.Next(2) == 0 ? Number(random) : JsonNode.Parse(random.Next(4) + ".00"),
        4 or 5 => Text(random),
        6 or 7 => Event(random, depth),
        _ => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => EventValue(random, depth + (random.Next(2) == 0 ? 0 : 1)))]),
    };

    private static JsonNode Number(Random random) => random.Next(4);

    private static string Text(Random random) => Texts[random.Next(Texts.Length)];
}
