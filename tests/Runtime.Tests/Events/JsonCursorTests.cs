using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using RouteGen.Events;

namespace RouteGen.Runtime.Tests.Events;

public sealed class JsonCursorTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements("", "a", "\"", "\\", "\\\"", "{", "}", "[", "]", ",", ":", "日本", "😀", "\u0000", "\n", "/", "body", "path", "</script>"),
        from parts in Gen.Elements("\"", "\\", "{", "}", "x", "é", "\u001f").ArrayOf() select string.Concat(parts));

    private static readonly Gen<object?> Scalars = Gen.OneOf<object?>(
        from text in Texts select (object?)text,
        Gen.Elements<object?>(null, true, false, 0, -1.5e300, long.MaxValue, 12.5m));

    [Fact]
    public void Finds_every_member_where_the_framework_finds_it()
    {
        Prop.ForAll(Values(3).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (value, indented) =>
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(value, new JsonSerializerOptions { WriteIndented = indented });
            using var expected = JsonDocument.Parse(json);
            AssertSame(expected.RootElement, json, JsonCursor.ReadValue(json, 0));
            Assert.True(JsonCursor.IsAtEnd(json, JsonCursor.ReadValue(json, 0).End));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void A_cut_off_event_is_refused_at_every_byte()
    {
        var json = """ {"a":[1,{"b":"c\"d\\"},null],"e":{"f":true},"g":"\u65e5","h":-1.5} """u8.Trim((byte)' ');
        Assert.True(EventReader.TryRead(json, out _));
        for (var length = 0; length < json.Length; length++)
        {
            var cut = json[..length].ToArray();
            Assert.Throws<EventException>(() => EventReader.TryRead(cut, out _));
        }
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_and_never_read_past()
    {
        var bytes = Gen.OneOf(
            Gen.Elements((byte)'{', (byte)'}', (byte)'[', (byte)']', (byte)'"', (byte)'\\', (byte)',', (byte)':', (byte)' ', (byte)'1', (byte)'t'),
            Gen.Choose(0, 255).Select(value => (byte)value)).ArrayOf();
        Prop.ForAll(bytes.ToArbitrary(), json =>
        {
            try
            {
                EventReader.TryRead(json, out _);
            }
            catch (EventException)
            {
                // Refused.
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Theory]
    [InlineData("{} x")]
    [InlineData("{}}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{\"a\":1 \"b\":2}")]
    [InlineData("{a:1}")]
    [InlineData("{\"a\":tru}")]
    [InlineData("{\"a\":'x'}")]
    [InlineData("[1,,2]")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("nul")]
    public void What_is_no_JSON_is_refused_with_its_place(string json)
    {
        var problem = Assert.Throws<EventException>(() =>
        {
            var bytes = Encoding.UTF8.GetBytes(json);
            if (EventReader.TryRead(bytes, out _) || !json.StartsWith('[')) return;
            var cursor = new JsonCursor(bytes, 0);
            while (cursor.NextElement(out _))
            {
                // Only the end counts.
            }
        });
        Assert.Equal("Function.MalformedEvent", problem.ErrorType);
        Assert.Matches("byte [0-9]+\\.$", problem.Message);
    }

    [Fact]
    public void Nesting_costs_no_stack()
    {
        var json = Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 1_000_000) + new string(']', 1_000_000) + ",\"path\":\"/x\"}");
        Assert.True(EventReader.TryRead(json, out var fields));
        Assert.Equal("/x", Encoding.UTF8.GetString(json, fields.Path.Start, fields.Path.Length));
    }

    private static Gen<object?> Values(int depth)
    {
        if (depth == 0) return Scalars;
        var inner = Values(depth - 1);
        return Gen.Frequency<object?>(
            (3, Scalars),
            (2, from items in inner.ArrayOf() select (object?)items),
            (2, from names in Texts.ArrayOf() from items in inner.ArrayOf(names.Length) select (object?)names.Zip(items).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second)));
    }

    private static void AssertSame(JsonElement expected, byte[] json, JsonSlice slice)
    {
        var raw = json.AsSpan(slice.Start, slice.Length);
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(JsonKind.Object, slice.Kind);
                var members = new JsonCursor(json, slice.Start);
                foreach (var property in expected.EnumerateObject())
                {
                    Assert.True(members.NextProperty(out var name, out var value));
                    Assert.Equal(property.Name, TextOf(json, name));
                    AssertSame(property.Value, json, value);
                }

                Assert.False(members.NextProperty(out _, out _));
                Assert.Equal(slice.Start + slice.Length, members.Position);
                break;
            case JsonValueKind.Array:
                Assert.Equal(JsonKind.Array, slice.Kind);
                var elements = new JsonCursor(json, slice.Start);
                foreach (var element in expected.EnumerateArray())
                {
                    Assert.True(elements.NextElement(out var value));
                    AssertSame(element, json, value);
                }

                Assert.False(elements.NextElement(out _));
                break;
            case JsonValueKind.String:
                Assert.True(slice.IsString);
                Assert.Equal(expected.GetString(), TextOf(json, slice));
                break;
            default:
                Assert.Equal(expected.GetRawText(), Encoding.UTF8.GetString(raw));
                Assert.Equal(expected.ValueKind.ToString(), slice.Kind.ToString());
                break;
        }
    }

    private static string TextOf(byte[] json, JsonSlice slice)
    {
        var raw = json.AsSpan(slice.Start, slice.Length);
        if (slice.Kind == JsonKind.String) return Encoding.UTF8.GetString(raw);
        var text = new byte[raw.Length];
        return Encoding.UTF8.GetString(text, 0, JsonText.Unescape(raw, text));
    }
}
