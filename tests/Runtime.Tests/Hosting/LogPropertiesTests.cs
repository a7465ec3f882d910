using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using RouteGen.Hosting;

namespace RouteGen.Runtime.Tests.Hosting;

public sealed class LogPropertiesTests
{
    private static readonly DateTime Day = new(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Numbers_and_truths_stay_such_in_JSON_and_the_rest_is_text()
    {
        var json = Json(("int", -7), ("long", long.MaxValue), ("decimal", 1.50m), ("double", 0.1), ("huge", 1e300), ("byte", (byte)1), ("yes", true), ("no", false), ("nothing", null), ("text", "say \"hi\"\n日本"),
            ("day", Day), ("id", Guid.Empty), ("kind", DayOfWeek.Monday), ("nan", double.NaN), ("infinite", float.PositiveInfinity), ("char", 'x'), ("broken", new Broken()));

        Assert.Equal((-7, long.MaxValue, 1.50m, 0.1, 1e300, 1), (json.GetProperty("int").GetInt32(), json.GetProperty("long").GetInt64(), json.GetProperty("decimal").GetDecimal(), json.GetProperty("double").GetDouble(), json.GetProperty("huge").GetDouble(), json.GetProperty("byte").GetInt32()));
        Assert.Equal((JsonValueKind.True, JsonValueKind.False, JsonValueKind.Null), (json.GetProperty("yes").ValueKind, json.GetProperty("no").ValueKind, json.GetProperty("nothing").ValueKind));
        Assert.Equal(["say \"hi\"\n日本", "2026-07-01T00:00:00.0000000Z", Guid.Empty.ToString(), "Monday", "NaN", "Infinity", "x", typeof(Broken).ToString()],
            new[] { "text", "day", "id", "kind", "nan", "infinite", "char", "broken" }.Select(name => json.GetProperty(name).GetString()));
    }

    [Fact]
    public void A_text_line_has_them_behind_the_message() =>
        Assert.EndsWith(
            "\tinfo\tOrder placed. orderId=7 total=1.5 note=\"two words, one \\\"quoted\\\"\" empty=\"\" forged=\"a\\nb\" a_b=\"x=y\"\n",
            Write(LogFormat.Text, "Order placed.", ("orderId", 7), ("total", 1.5m), ("note", "two words, one \"quoted\""), ("empty", null), ("forged", "a\nb"), ("a b", "x=y")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("timestamp")]
    [InlineData("level")]
    [InlineData("Level")]
    [InlineData("requestId")]
    [InlineData("route")]
    [InlineData("message")]
    [InlineData("stackTrace")]
    [InlineData("_aws")]
    [InlineData("")]
    public void A_name_that_the_line_has_is_kept_apart(string name)
    {
        var json = Json((name, "mine"), (name, "mine too"));

        Assert.Equal("Information", json.GetProperty("level").GetString());
        Assert.Equal("hello", json.GetProperty("message").GetString());
        Assert.Equal("mine", json.GetProperty("_" + name).GetString());
        Assert.Equal("mine too", json.GetProperty("__" + name).GetString());
    }

    [Fact]
    public void No_name_is_there_twice()
    {
        var json = Json(("a", 1), ("A", 2), ("_a", 3), ("_A", 4), ("a", 5));
        Assert.Equal([("a", 1), ("_A", 2), ("__a", 3), ("___A", 4), ("____a", 5)], json.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Number).Select(member => (member.Name, member.Value.GetInt32())));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void Secrets_are_redacted(string format)
    {
        var line = Write(format == "text" ? LogFormat.Text : LogFormat.Json, "hello", ("accessToken", "t-123"), ("Authorization", "Bearer t-123"), ("password", 123456789), ("user", "ada"));

        Assert.DoesNotContain("t-123", line, StringComparison.Ordinal);
        Assert.DoesNotContain("123456789", line, StringComparison.Ordinal);
        Assert.Contains("ada", line, StringComparison.Ordinal);
        Assert.Equal(4, line.Split(Redaction.Text).Length);
    }

    [Fact]
    public void Their_number_and_length_are_bounded()
    {
        var many = Enumerable.Range(0, 100).Select(number => ($"n{number}", (object?)number)).ToArray();
        var json = Json(many);
        Assert.Equal(100 - LogProperties.Most, json.GetProperty("propertiesDropped").GetInt32());
        Assert.False(json.TryGetProperty($"n{LogProperties.Most}", out _));
        Assert.Contains($" propertiesDropped={100 - LogProperties.Most}\n", Write(LogFormat.Text, "", many), StringComparison.Ordinal);

        var @long = Json((new string('n', 1000), new string('v', 1_000_000)));
        Assert.Equal(LogProperties.LongestText, @long.GetProperty(new string('n', LogProperties.LongestName)).GetString()!.Length);
    }

    [Fact]
    public void Whatever_they_hold_a_line_is_one_and_JSON_without_a_name_twice() =>
        Prop.ForAll(ArbMap.Default.ArbFor<Tuple<string, string>[]>(), pairs =>
        {
            var properties = pairs.Select(pair => (pair.Item1, (object?)pair.Item2)).ToArray();
            var json = Write(LogFormat.Json, "hello", properties);
            var text = Write(LogFormat.Text, "hello", properties);
            var names = JsonDocument.Parse(json).RootElement.EnumerateObject().Select(member => member.Name).ToList();
            return json.IndexOf('\n', StringComparison.Ordinal) == json.Length - 1
                && names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Count
                && names.Count == 3 + Math.Min(properties.Length, LogProperties.Most) + (properties.Length > LogProperties.Most ? 1 : 0)
                && !text.AsSpan(0, text.Length - 1).ContainsAny("\n\r\u0085\u2028\u2029");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Another_writer_gets_them_behind_the_message()
    {
        var lines = new List<string>();
        var context = new LambdaContext { LogWriter = (level, message, exception) => lines.Add($"{level} {message} {exception?.Message}") };

        context.LogInformation("Order placed.", ("orderId", 7), ("apiKey", "k-1"));
        context.LogError("Failed.", new FormatException("x"), ("orderId", 7));
        context.LogWarning("Odd.");
        context.Log(LogLevel.Debug, "Seen.", ("at", Day));

        Assert.Equal(["Information Order placed. orderId=7 apiKey=[redacted] ", "Error Failed. orderId=7 x", "Warning Odd. ", "Debug Seen. at=2026-07-01T00:00:00.0000000Z "], lines);
    }

    private static JsonElement Json(params (string Name, object? Value)[] properties) => JsonDocument.Parse(Write(LogFormat.Json, "hello", properties)).RootElement;

    private static string Write(LogFormat format, string message, params (string Name, object? Value)[] properties)
    {
        var sink = new Sink();
        new LambdaLog(format, LogLevel.Trace, sink).Write(LogLevel.Information, LogScope.None, message, exception: null, new LogProperties(properties));
        return sink.Text;
    }

    private sealed class Broken
    {
        public override string ToString() => throw new InvalidOperationException("broken");
    }

    private sealed class Sink : OutputSink
    {
        public string Text { get; private set; } = "";

        public override void Write(ReadOnlySpan<byte> lines) => Text += Encoding.UTF8.GetString(lines);
    }
}
