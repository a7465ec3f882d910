using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using RouteGen.Runtime.Tests.Responses;

namespace RouteGen.Runtime.Tests.Records;

public sealed class AttributeMapTests
{
    private const string Item = """
        {"s":{"S":"a\u00e9\"\n"},"n":{"N":"12.50"},"e":{"N":"-1.5E+10"},"b":{"B":"AAH/"},"yes":{"BOOL":true},"no":{"BOOL":false},"null":{"NULL":true},
         "m":{"M":{"x":{"N":"1"},"deep":{"M":{"y":{"L":[{"S":"z"},{"N":"2"},{"NULL":true}]}}}}},"l":{"L":[]},"ss":{"SS":["a","b"]},"ns":{"NS":["1","-2.5"]},"bs":{"BS":["AA=="]},
         "big":{"N":"12345678901234567890123456789012345678"},"huge":{"N":"1e125"}}
        """;

    [Fact]
    public void Each_type_is_the_JSON_that_it_means()
    {
        var json = Encoding.UTF8.GetString(Map(Item).ToJson());
        Assert.Equal("""{"s":"a\u00e9\"\n","n":12.50,"e":-1.5E+10,"b":"AAH/","yes":true,"no":false,"null":null,"m":{"x":1,"deep":{"y":["z",2,null]}},"l":[],"ss":["a","b"],"ns":[1,-2.5],"bs":["AA=="],"big":12345678901234567890123456789012345678,"huge":1e125}""", json);
    }

    [Fact]
    public void Each_type_has_its_getter()
    {
        var map = Map(Item);
        Assert.Equal("aé\"\n", map.GetString("s"));
        Assert.Equal(12.50m, map.GetNumber("n"));
        Assert.Equal(-15000000000m, map.GetNumber("e"));
        Assert.Equal("12345678901234567890123456789012345678", map.GetNumberText("big"));
        Assert.True(map.GetBoolean("yes"));
        Assert.False(map.GetBoolean("no"));
        Assert.Equal([0, 1, 255], map.GetBytes("b")!);
        Assert.Equal(["a", "b"], map.GetStrings("ss")!);
        Assert.Equal(["1", "-2.5"], map.GetStrings("ns")!);
        Assert.Equal(1m, map.GetMap("m")!.GetNumber("x"));
        Assert.Equal(["y"], map.GetMap("m")!.GetMap("deep")!.Names);
        Assert.True(map.Contains("null"));
        Assert.False(map.Contains("S"));
        Assert.Null(map.GetString("null"));
        Assert.Null(map.GetNumber("absent"));
        Assert.Null(map.GetBoolean("absent"));
        Assert.Null(map.GetMap("null"));
        Assert.Null(map.GetStrings("null"));
        Assert.Null(map.GetBytes("absent"));
    }

    [Fact]
    public void An_attribute_of_another_type_is_malformed_and_tried_without_harm()
    {
        var map = Map(Item);
        Assert.Throws<MalformedRecordException>(() => map.GetString("n"));
        Assert.Throws<MalformedRecordException>(() => map.GetNumber("s"));
        Assert.Throws<MalformedRecordException>(() => map.GetNumber("huge"));
        Assert.Throws<MalformedRecordException>(() => map.GetBoolean("s"));
        Assert.Throws<MalformedRecordException>(() => map.GetBytes("s"));
        Assert.Throws<MalformedRecordException>(() => map.GetStrings("l"));
        Assert.Throws<MalformedRecordException>(() => map.GetMap("l"));
        Assert.False(map.TryGetString("n", out _));
        Assert.True(map.TryGetString("s", out var text) && text.Length == 4);
        Assert.False(map.TryGetNumber("huge", out _));
        Assert.False(map.TryGetNumber("absent", out _));
        Assert.True(map.TryGetNumber("n", out var number) && number == 12.5m);
        Assert.True(map.TryGetBoolean("no", out var no) && !no);
        Assert.False(map.TryGetBoolean("null", out _));
    }

    [Theory]
    [InlineData("""{"a":7}""")]
    [InlineData("""{"a":null}""")]
    [InlineData("""{"a":{}}""")]
    [InlineData("""{"a":{"X":"1"}}""")]
    [InlineData("""{"a":{"S":7}}""")]
    [InlineData("""{"a":{"S":"x","N":"1"}}""")]
    [InlineData("""{"a":{"N":1}}""")]
    [InlineData("""{"a":{"N":""}}""")]
    [InlineData("""{"a":{"N":"NaN"}}""")]
    [InlineData("""{"a":{"N":"Infinity"}}""")]
    [InlineData("""{"a":{"N":"1,\"admin\":true"}}""")]
    [InlineData("""{"a":{"N":"01"}}""")]
    [InlineData("""{"a":{"N":"+1"}}""")]
    [InlineData("""{"a":{"N":"1."}}""")]
    [InlineData("""{"a":{"N":"0x1"}}""")]
    [InlineData("""{"a":{"N":" 1"}}""")]
    [InlineData("""{"a":{"N":"1 "}}""")]
    [InlineData("""{"a":{"N":"1 2"}}""")]
    [InlineData("""{"a":{"N":"\u0031\u0020"}}""")]
    [InlineData("""{"a":{"BOOL":"true"}}""")]
    [InlineData("""{"a":{"L":{}}}""")]
    [InlineData("""{"a":{"M":[]}}""")]
    [InlineData("""{"a":{"SS":"x"}}""")]
    [InlineData("""{"a":{"SS":[1]}}""")]
    [InlineData("""{"a":{"NS":["x"]}}""")]
    [InlineData("""{"a":{"NS":[1]}}""")]
    public void What_is_no_attribute_is_malformed(string item)
    {
        Assert.Throws<MalformedRecordException>(() => Map(item).ToJson());
        Assert.Throws<MalformedRecordException>(() => Map(item).Read(TestJson.Default.User));
    }

    [Fact]
    public void What_is_null_beside_a_value_does_not_count()
    {
        Assert.Equal("""{"a":"x"}""", Encoding.UTF8.GetString(Map("""{"a":{"S":"x","N":null,"BOOL":null,"IsLSet":false}}""").ToJson()));
        Assert.Equal("""{"a":1}""", Encoding.UTF8.GetString(Map("""{"a":{"\u004e":"\u0031"}}""").ToJson()));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(200, false)]
    [InlineData(100_000, false)]
    public void Nesting_has_an_end(int depth, bool isFine)
    {
        var item = string.Concat(Enumerable.Repeat("{\"L\":[", depth - 1)) + "{\"S\":\"x\"}" + string.Concat(Enumerable.Repeat("]}", depth - 1));
        var map = Map($$"""{"a":{{item}}}""");
        if (isFine) Assert.StartsWith("{\"a\":[[", Encoding.UTF8.GetString(map.ToJson()), StringComparison.Ordinal);
        else Assert.Throws<MalformedRecordException>(() => map.ToJson());
    }

    [Fact]
    public void What_is_written_agrees_with_another_reader()
    {
        var names = Gen.Elements("a", "b", "é", "\"", "\\", "x y", "\u0001", "S", "M");
        var leaf = Gen.OneOf(
            names.Select(text => new JsonObject { ["S"] = text }),
            Gen.Choose(-1000, 1000).Select(number => new JsonObject { ["N"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture) }),
            Gen.Elements(true, false).Select(truth => new JsonObject { ["BOOL"] = truth }),
            Gen.Constant(0).Select(_ => new JsonObject { ["NULL"] = true }));
        Gen<JsonObject> Value(int depth) => depth == 0 ? leaf : Gen.OneOf(
            leaf,
            Value(depth - 1).ListOf(3).Select(list => new JsonObject { ["L"] = new JsonArray([.. list.Select(value => value.DeepClone())]) }),
            Value(depth - 1).ListOf(2).SelectMany(list => names.ListOf(2).Select(keys => new JsonObject { ["M"] = Members(keys, list) })));
        Prop.ForAll(Value(4).ToArbitrary(), value =>
        {
            var plain = new JsonObject { ["v"] = Plain(value) };
            return JsonNode.DeepEquals(plain, JsonNode.Parse(Map(new JsonObject { ["v"] = value.DeepClone() }.ToJsonString()).ToJson()));
        }).QuickCheckThrowOnFailure();
    }

    private static JsonObject Members(IEnumerable<string> keys, IEnumerable<JsonObject> values)
    {
        var map = new JsonObject();
        foreach (var (key, value) in keys.Zip(values)) map[key] = value.DeepClone();
        return map;
    }

    private static JsonNode? Plain(JsonNode value)
    {
        var (type, inner) = value.AsObject().Single();
        return type switch
        {
            "N" => JsonNode.Parse(inner!.GetValue<string>()),
            "NULL" => null,
            "M" => new JsonObject(inner!.AsObject().Select(pair => KeyValuePair.Create(pair.Key, Plain(pair.Value!)))),
            "L" => new JsonArray([.. inner!.AsArray().Select(element => Plain(element!))]),
            _ => inner!.DeepClone(),
        };
    }

    private static AttributeMap Map(string item) => ReceivedEvent.Record<DynamoDbRecord>($$$"""{"dynamodb":{"NewImage":{{{item}}}}}""").NewImage!;
}
