using System.Globalization;
using System.Text;
using System.Text.Json;
using RouteGen.Binding;

namespace RouteGen.Runtime.Tests.Binding;

public sealed class JsonBodyGuardTests
{
    private const int AnyDepth = 100_000;

    [Theory]
    [InlineData("""{"a":1,"b":2}""", false)]
    [InlineData("""{"a":1,"a":2}""", true)]
    [InlineData("""{"a":1,"A":2}""", true)]
    [InlineData("""{"a":1,"\u0061":2}""", true)]
    [InlineData("""{"\u0041bc":1,"aBC":2}""", true)]
    [InlineData("""{"a/b":1,"a\/b":2}""", true)]
    [InlineData("""{"":1,"":2}""", true)]
    [InlineData("""{"":1,"a":2}""", false)]
    [InlineData("""{"a":{"a":1},"b":{"a":1}}""", false)]
    [InlineData("""{"a":{"b":1},"A":2}""", true)]
    [InlineData("""[{"a":1},{"a":1}]""", false)]
    [InlineData("""{"a":[{"b":1,"c":[{"d":1,"d":2}]}]}""", true)]
    [InlineData("""{"a":"\"a\":1,","b":"{\"a\":1}"}""", false)]
    [InlineData("""{"x":"a","y":"a","a":"x"}""", false)]
    [InlineData("""{"größe":1,"GRÖßE":2}""", true)]
    [InlineData("""{"größe":1,"grösse":2}""", false)]
    [InlineData("""{"日本":1,"\u65e5\u672c":2}""", true)]
    [InlineData("""{"😀":1,"\ud83d\ude00":2}""", true)]
    [InlineData("""{"_":1,"\u007f":2}""", false)]
    [InlineData("""{"@":1,"`":2,"[":3,"{":4,"^":5,"~":6}""", false)]
    [InlineData("""{"abcdefg":1,"abcdefgh":2,"abcdefgH":3}""", true)]
    [InlineData("""{"abcdefg":1,"abcdefgh":2,"abcdefg\u0000":3}""", false)]
    [InlineData("""{ "a" : 1 , "b" : [ 1 , 2 ] , "a" : 2 }""", true)]
    // A serializer that takes comments must not see what this does not.
    [InlineData("""{"a":1,/*"*/"a":2}""", true)]
    [InlineData("{\"a\":1,//\"\n\"a\":2}", true)]
    [InlineData("{\"a\":1,//\"\r\"a\":2}", true)]
    [InlineData("""{"a"/*:"x*/:/*"*/"v","b":"a"}""", false)]
    [InlineData("""{"a"/*:"x*/:/*"*/"v","a":"a"}""", true)]
    [InlineData("""{/**/"a":1,"a":2,}""", true)]
    [InlineData("", false)]
    [InlineData("null", false)]
    [InlineData("\"a\"", false)]
    public void An_object_with_a_property_twice_is_found(string json, bool isDuplicate)
    {
        Assert.Equal(isDuplicate ? JsonBodyFault.DuplicateProperty : JsonBodyFault.None, Inspect(json));
        Assert.Equal(JsonBodyFault.None, new JsonBodyGuard().Inspect(Encoding.UTF8.GetBytes(json), AnyDepth, allowsDuplicates: true));
        // Words are read eight bytes at a time, where there are so many.
        if (!json.Contains("//", StringComparison.Ordinal)) Assert.Equal(isDuplicate, Inspect(json + "                ") == JsonBodyFault.DuplicateProperty);
    }

    [Theory]
    [InlineData("[]", 1)]
    [InlineData("""{"a":1}""", 1)]
    [InlineData("""{"a":[1]}""", 2)]
    [InlineData("""[[],[[]],[]]""", 3)]
    [InlineData("""{"a":{"b":[{}]},"c":"[[[[[["}""", 4)]
    [InlineData("""[/*[[[[[[*/[]]""", 2)]
    public void Depth_counts_what_is_open_at_once(string json, int depth)
    {
        Assert.Equal(JsonBodyFault.None, Inspect(json, depth));
        Assert.Equal(JsonBodyFault.TooDeep, Inspect(json, depth - 1));
        Assert.Equal(JsonBodyFault.TooDeep, new JsonBodyGuard().Inspect(Encoding.UTF8.GetBytes(json), depth - 1, allowsDuplicates: true));
    }

    [Fact]
    public void Any_JSON_gets_the_verdict_of_the_plain_reading()
    {
        var guard = new JsonBodyGuard();
        var duplicates = 0;
        const int Rounds = 20_000;
        for (var seed = 0; seed < Rounds; seed++)
        {
            var json = new RandomJson(seed).Make();
            var expected = HasDuplicate(json) ?? throw new InvalidOperationException($"seed {seed} is no JSON: {Encoding.UTF8.GetString(json)}");
            if (expected) duplicates++;
            var fault = guard.Inspect(json, AnyDepth, allowsDuplicates: false);
            Assert.True(expected == (fault == JsonBodyFault.DuplicateProperty), $"seed {seed}: {fault} of {Encoding.UTF8.GetString(json)}");
        }

        Assert.InRange(duplicates, Rounds / 10, Rounds * 4 / 5);
    }

    [Fact]
    public void What_the_serializer_can_read_of_broken_JSON_has_no_property_twice_either()
    {
        var guard = new JsonBodyGuard();
        var readable = 0;
        for (var seed = 0; seed < 40_000; seed++)
        {
            var json = new RandomJson(seed).Make();
            var random = new Random(seed);
            for (var change = random.Next(1, 4); change > 0 && json.Length > 0; change--)
            {
                var place = random.Next(json.Length);
                var piece = "\"\\{}[]:,/*\n u0A\u00e9"u8;
                if (random.Next(3) == 0) json = [.. json[..place], .. json[(place + 1)..]];
                else if (random.Next(2) == 0) json = [.. json[..place], piece[random.Next(piece.Length)], .. json[place..]];
                else json[place] = piece[random.Next(piece.Length)];
            }

            var fault = guard.Inspect(json, AnyDepth, allowsDuplicates: false);
            if (HasDuplicate(json) is not { } expected) continue;
            readable++;
            Assert.True(expected == (fault == JsonBodyFault.DuplicateProperty), $"seed {seed}: {fault} of {Encoding.UTF8.GetString(json)}");
        }

        Assert.True(readable > 1000, $"{readable}");
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(10_000)]
    public void Objects_of_any_size_are_compared_whole(int count)
    {
        // Names of equal length, in objects inside each other that have the same ones.
        var names = Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"name-{i:D8}")).ToArray();
        var members = string.Join(',', names.Select(name => $"\"{name}\":1"));
        var nested = $$"""{"before":{ {{members}} },{{members}},"inner":{ {{members}},"inner":{ {{members}} } },"after":[{ {{members}} }]}""";
        Assert.Equal(JsonBodyFault.None, Inspect(nested));
        foreach (var again in new[] { names[0], names[count / 2], names[^1], "INNER", "before", "after" })
        {
            Assert.Equal(JsonBodyFault.DuplicateProperty, Inspect($$"""{{nested[..^1]}},"{{again.ToUpperInvariant()}}":2}"""));
        }

        Assert.Equal(JsonBodyFault.DuplicateProperty, Inspect(nested.Replace("""1,"inner":{ """, $$"""1,"inner":{"{{names[^1]}}":1,""", StringComparison.Ordinal)));
    }

    [Fact]
    public void One_body_leaves_nothing_for_the_next()
    {
        var guard = new JsonBodyGuard();
        var members = string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"n{i}\":1"));
        var left = Encoding.UTF8.GetBytes($$"""{ {{members}},"x":{ {{members}} """);
        var whole = Encoding.UTF8.GetBytes($$"""{"x":{ {{members}} },{{members}} }""");
        var twice = Encoding.UTF8.GetBytes($$"""{ {{members}},"x":{ {{members}}, "n99": 1} }""");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(JsonBodyFault.None, guard.Inspect(left, 64, allowsDuplicates: false));
            Assert.Equal(JsonBodyFault.None, guard.Inspect(whole, 64, allowsDuplicates: false));
            Assert.Equal(JsonBodyFault.DuplicateProperty, guard.Inspect(twice, 64, allowsDuplicates: false));
            Assert.Equal(JsonBodyFault.TooDeep, guard.Inspect(twice, 1, allowsDuplicates: false));
        }
    }

    [Theory]
    [InlineData("\\u007f", "_", "\\u0060", "@")]
    [InlineData("a", "b", "c", "d")]
    public void As_many_properties_as_fit_into_an_event_are_looked_through(params string[] digits)
    {
        // All of one length, of few characters: with a hash that folds or adds them carelessly they would be in one chain.
        const int Count = 400_000;
        var json = new StringBuilder("{");
        for (var i = 0; i < Count; i++)
        {
            json.Append(json.Length > 1 ? ",\"" : "\"");
            for (var rest = i + Count; rest > 0; rest /= digits.Length) json.Append(digits[rest % digits.Length]);
            json.Append("\":1");
        }

        Assert.Equal(JsonBodyFault.None, Inspect(json + "}"));
        var first = json.ToString(1, json.ToString().IndexOf(':', StringComparison.Ordinal) - 1);
        Assert.Equal(JsonBodyFault.DuplicateProperty, Inspect($"{json},{first}:1}}"));
    }

    [Fact]
    public void Ordinary_bodies_cost_no_memory()
    {
        var guard = new JsonBodyGuard();
        var json = """{"id":7,"name":"Gr\u00f6\u00dfe","größe":[1,2,3],"tags":["a","b"],"address":{"street":"x","city":"y"},"items":[{"sku":"1","n":2},{"sku":"2","n":3}]}"""u8.ToArray();
        for (var i = 0; i < 100; i++) guard.Inspect(json, 64, allowsDuplicates: false);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) guard.Inspect(json, 64, allowsDuplicates: false);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Names_hash_the_same_wherever_they_stand()
    {
        foreach (var name in new[] { "", "a", "abcdef", "abcdefg", "abcdefgh", "abcdefghijklm", "abcdefghijklmn", new string('x', 100) })
        {
            Assert.Equal(name.Length + 1, JsonNameHash.ReadPlain(Encoding.UTF8.GetBytes($"\"{name.ToUpperInvariant()}\":        "), 1, out var hash));
            Assert.Equal(JsonNameHash.Of(Encoding.UTF8.GetBytes(name)), hash);
        }
    }

    private static JsonBodyFault Inspect(string json, int depth = AnyDepth) => new JsonBodyGuard().Inspect(Encoding.UTF8.GetBytes(json), depth, allowsDuplicates: false);

    /// <summary>Whether an object has a name twice; <see langword="null"/> for what cannot be read.</summary>
    private static bool? HasDuplicate(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = AnyDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return HasDuplicate(document.RootElement);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool HasDuplicate(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(property => property.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() < element.EnumerateObject().Count()
            || element.EnumerateObject().Any(property => HasDuplicate(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(HasDuplicate),
        _ => false,
    };

    /// <summary>JSON of all sorts, with few enough names that some come twice.</summary>
    private sealed class RandomJson(int seed)
    {
        private static readonly string[] Texts =
        [
            "", "a", "b", "id", "name", "Name", "_", "\u007f", "größe", "Größe", "GRÖSSE", "日本", "😀", "\ud801\udc28", "\ud801\udc00", "İ", "ı", "i", "ſ", "s", "\u212a", "k", "a\"b", "a\\", "a/b",
            "\0", "\n", "abcdefg", "abcdefgh", "abcdefgi", "a rather long name of a property", "A rather long name of a property!", "{", "}", "[", "//", "/*", "*/", ":", ",",
        ];

        private readonly Random _random = new(seed);
        private readonly StringBuilder _json = new();

        public byte[] Make()
        {
            Members('{', '}', _random.Next(8), () => Member(_random.Next(5)));
            return Encoding.UTF8.GetBytes(_json.ToString());
        }

        private void Value(int depth)
        {
            Space();
            switch (_random.Next(depth > 0 ? 8 : 4))
            {
                case 0:
                    _json.Append(_random.Next(-1000, 1000));
                    break;
                case 1:
                    _json.Append(_random.Next(3) switch { 0 => "true", 1 => "null", _ => "1.5e3" });
                    break;
                case 2 or 3:
                    Text();
                    break;
                case 4 or 5:
                    Members('[', ']', _random.Next(5), () => Value(depth - 1));
                    break;
                default:
                    Members('{', '}', _random.Next(8), () => Member(depth - 1));
                    break;
            }

            Space();
        }

        private void Member(int depth)
        {
            Space();
            Text();
            // No comment here: the serializer takes none before a colon.
            _json.Append(_random.Next(8) == 0 ? " :" : ":");
            Value(depth);
        }

        private void Members(char open, char close, int count, Action one)
        {
            _json.Append(open);
            for (var i = 0; i < count; i++)
            {
                if (i > 0) _json.Append(',');
                one();
            }

            Space();
            _json.Append(close);
        }

        private void Text()
        {
            _json.Append('"');
            // Some are made up, so that not every object has one twice.
            var text = _random.Next(3) != 0 ? Texts[_random.Next(Texts.Length)] : string.Create(CultureInfo.InvariantCulture, $"{Texts[_random.Next(Texts.Length)]}{_random.Next(60)}");
            foreach (var unit in text)
            {
                if (unit is '"' or '\\' || unit < ' ' || _random.Next(8) == 0) _json.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
                else if (char.IsSurrogate(unit)) _json.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
                else if (unit == '/' && _random.Next(2) == 0) _json.Append("\\/");
                else _json.Append(unit);
            }

            _json.Append('"');
        }

        private void Space()
        {
            if (_random.Next(4) != 0) return;
            _json.Append(_random.Next(6) switch { 0 => "\n  ", 1 => "\t", 2 => "/* \" { */", 3 => "// \" }\n", _ => " " });
        }
    }
}
