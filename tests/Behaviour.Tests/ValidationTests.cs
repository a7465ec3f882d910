using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>What the case <c>validation</c> does not show: bounds, escaping, types that hold themselves, and agreement with the framework's attributes.</summary>
public sealed class ValidationTests
{
    private static readonly EventRouter Router = EventRouter.Of(
        """
        routes:
          POST /tree: Handlers.Tree
          POST /odd: Handlers.Odd
          POST /animals: Handlers.Animals
          POST /sets: Handlers.Sets
          POST /maybe: Handlers.Maybe
          GET /agree: Handlers.Agree
        """,
        """
        using System.Collections;
        using System.Collections.Immutable;
        using System.ComponentModel.DataAnnotations;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using RouteGen;

        namespace App;

        public sealed class Node
        {
            [Range(0, 9)] public int Value { get; set; }
            public Node? Next { get; set; }
            public List<List<Node?>>? Grid { get; set; }
            public Dictionary<string, Node>? Map { get; set; }
            public Dictionary<int, Node[]>? Numbers { get; set; }
            [JsonIgnore] public Node Self => this;
            public bool Loops { get; set; }
            [JsonInclude] public Node? Loop { get => Loops ? this : null; set { } }
        }

        public sealed class Odd { [JsonPropertyName("it's")] [StringLength(1)] public string? Name { get; init; } }

        [JsonDerivedType(typeof(Dog), "dog")]
        [JsonDerivedType(typeof(Cat), "cat")]
        public abstract class Animal { [StringLength(3)] public string Name { get; set; } = ""; }
        public sealed class Dog : Animal { [Range(1, 5)] public int Barks { get; set; } }
        public sealed class Cat : Animal { public string? Toy { get; set; } }

        public sealed class Sets
        {
            [MaxLength(1)] public HashSet<Node>? Unique { get; set; }
            [Length(1, 2)] public ImmutableArray<Node> Immutable { get; set; }
            public IEnumerable<Node>? Any { get; set; }
            public Own? Mine { get; set; }
            public Point Corner { get; set; }
            public Point? Other { get; set; }
        }

        public sealed class Own : List<Node>;
        public struct Point { [Range(0, 1)] public int X { get; set; } }

        public static class Handlers
        {
            public static string Tree(Node body) => "ok";
            public static string Odd(Odd body) => "ok";
            public static string Animals([FromBody] Animal[] body) => "ok";
            public static string Sets(Sets body) => "ok";
            public static string Maybe(Node? body, [Required] string? name) => "ok";
            public static string Agree(
                [Range(-5, 5)] int? a, [Range(0.5, 2.5, MinimumIsExclusive = true)] double? b, [Range(typeof(decimal), "-1.5", "1.5", MaximumIsExclusive = true)] decimal? c, [Range(10, 300)] byte? d,
                [StringLength(3, MinimumLength = 2)] string? e, [MinLength(2)] string? f, [MaxLength(2)] string? g, [Length(1, 2)] string? h, [AllowedValues("a", "b", null)] string? i) => "ok";
        }

        [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(Node))]
        [JsonSerializable(typeof(Animal[]))]
        [JsonSerializable(typeof(Sets))]
        [JsonSerializable(typeof(Odd))]
        internal sealed partial class AppJson : JsonSerializerContext;
        """);

    private const string Wrong = "The value must be between 0 and 9.";

    [Theory]
    [InlineData("/tree", """{"value":1,"next":{"value":2},"grid":[[{"value":3},null]],"map":{"a":{"value":4}},"numbers":{"5":[{"value":5}]}}""", "")]
    [InlineData("/tree", """{"value":10,"next":{"next":{"value":-1}}}""", "$.value $.next.next.value")]
    [InlineData("/tree", """{"grid":[[],[null,{"value":10}]]}""", "$.grid[1][1].value")]
    [InlineData("/tree", """{"map":{"a":{"value":10},"b c":{"value":10},"":{"value":10}}}""", "$.map.a.value|$.map['b c'].value|$.map[''].value")]
    [InlineData("/tree", """{"map":{"it's \"\\\u0000":{"value":10}}}""", "$.map['it\\'s \"\\\\\0'].value|")]
    [InlineData("/tree", """{"numbers":{"-7":[{"value":1},{"value":10}]}}""", "$.numbers.-7[1].value")]
    [InlineData("/odd", """{"it's":"ab"}""", "$['it\\'s']")]
    [InlineData("/animals", """[{"$type":"dog","name":"Rex","barks":3},{"$type":"cat","name":"Tom"}]""", "")]
    [InlineData("/animals", """[{"$type":"dog","name":"Bello","barks":6},{"$type":"cat","name":"Minka"}]""", "$[0].barks $[0].name $[1].name")]
    [InlineData("/sets", """{}""", "")]
    [InlineData("/sets", """{"unique":[{"value":1},{"value":10}],"immutable":[{"value":10},{},{}],"any":[{"value":1},{"value":10}],"mine":[{"value":10}],"corner":{"x":2},"other":{"x":2}}""", "$.unique $.unique[1].value $.immutable $.immutable[0].value $.any[1].value $.mine[0].value $.corner.x $.other.x")]
    [InlineData("/maybe?name=a", "", "")]
    [InlineData("/maybe?name=a", """{"value":10}""", "$.value")]
    [InlineData("/maybe?name=+", """{"value":10}""", "$.value name")]
    public async Task Errors_are_keyed_by_path(string url, string body, string paths)
    {
        var errors = await ErrorsAsync(url, body);
        // Paths with blanks in them stand between bars.
        Assert.Equal(paths.Split(paths.Contains('|', StringComparison.Ordinal) ? '|' : ' ', StringSplitOptions.RemoveEmptyEntries), errors.Select(error => error.Key));
    }

    [Fact]
    public async Task There_are_at_most_32_errors_and_keys_of_the_client_are_cut()
    {
        var many = await ErrorsAsync("/tree", $$"""{"grid":[[{{string.Join(',', Enumerable.Repeat("""{"value":10}""", 1000))}}]]}""");
        Assert.Equal(32, many.Count);
        var cut = Assert.Single(await ErrorsAsync("/tree", "{\"map\":{\"" + new string('k', 5000) + "\":{\"value\":10}}}"));
        Assert.Equal($"$.map['{new string('k', 64)}…'].value", cut.Key);
        Assert.Equal([Wrong], cut.Value);
    }

    [Fact]
    public async Task An_object_that_holds_itself_is_a_500_and_no_overflow()
    {
        var answer = await Router.SendAsync(Post("/tree", """{"loops":true}"""));
        Assert.Equal(500, answer.Status);
        Assert.Contains(answer.Log, line => line.Contains("holds itself", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rules_agree_with_the_framework()
    {
        (string Name, ValidationAttribute[] Rules, Func<Random, object?> Value)[] parameters =
        [
            ("a", [new RangeAttribute(-5, 5)], random => random.Next(-8, 9)),
            ("b", [new RangeAttribute(0.5, 2.5) { MinimumIsExclusive = true }], random => random.Next(0, 13) / 4D),
            ("c", [new RangeAttribute(typeof(decimal), "-1.5", "1.5") { MaximumIsExclusive = true, ParseLimitsInInvariantCulture = true }], random => random.Next(-9, 10) / 4M),
            ("d", [new RangeAttribute(10, 300)], random => (byte)random.Next(0, 256)),
            ("e", [new StringLengthAttribute(3) { MinimumLength = 2 }], Text),
            ("f", [new MinLengthAttribute(2)], Text),
            ("g", [new MaxLengthAttribute(2)], Text),
            ("h", [new LengthAttribute(1, 2)], Text),
            ("i", [new AllowedValuesAttribute("a", "b", null)], Text),
        ];
        var random = new Random(1);
        for (var round = 0; round < 500; round++)
        {
            var values = parameters.Select(parameter => (parameter.Name, parameter.Rules, Value: random.Next(4) == 0 ? null : parameter.Value(random))).ToList();
            var expected = values.Where(value => value.Rules.Any(rule => !rule.IsValid(value.Value))).Select(value => value.Name);
            var query = string.Join('&', values.Where(value => value.Value is not null).Select(value => $"{value.Name}={Convert.ToString(value.Value, CultureInfo.InvariantCulture)}"));
            var @event = FunctionUrl("GET", "/agree");
            @event["rawQueryString"] = query;
            Assert.Equal(expected, Errors(await Router.SendAsync(@event)).Keys);
        }

        static string Text(Random random) => new([.. Enumerable.Range(0, random.Next(5)).Select(_ => "ab"[random.Next(2)])]);
    }

    private static async Task<Dictionary<string, string[]>> ErrorsAsync(string url, string body) => Errors(await Router.SendAsync(Post(url, body)));

    private static Dictionary<string, string[]> Errors(EventAnswer answer)
    {
        if (answer.Status == 200) return [];
        Assert.Equal(400, answer.Status);
        var problem = JsonNode.Parse(answer.Body)!;
        Assert.Equal("The request is not valid.", problem["detail"]!.GetValue<string>());
        return problem["errors"]!.AsObject().ToDictionary(error => error.Key, error => error.Value!.AsArray().Select(message => message!.GetValue<string>()).ToArray(), StringComparer.Ordinal);
    }

    private static JsonObject Post(string url, string body)
    {
        var parts = url.Split('?');
        var @event = FunctionUrl("POST", parts[0]);
        @event["rawQueryString"] = parts.Length > 1 ? parts[1] : "";
        @event["headers"] = new JsonObject { ["content-type"] = "application/json" };
        @event["body"] = body;
        return @event;
    }
}
