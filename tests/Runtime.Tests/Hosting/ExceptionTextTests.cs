using System.Text;
using System.Text.Json;
using RouteGen.Events;
using RouteGen.Hosting;

namespace RouteGen.Runtime.Tests.Hosting;

/// <summary>A secret in an exception's message is told as configured, wherever in the tree it stands.</summary>
public sealed class ExceptionTextTests
{
    private const string Secret = "secret-7f3a";

    public static TheoryData<string> Trees => [.. Exceptions.Keys];

    private static Dictionary<string, Exception> Exceptions { get; } = new()
    {
        ["message"] = Thrown(new InvalidOperationException(Secret)),
        ["two lines"] = Thrown(new InvalidOperationException($"a\n   at {Secret}")),
        ["inner"] = Thrown(new InvalidOperationException("x", new FormatException(Secret))),
        ["several"] = Thrown(new AggregateException(Secret, new FormatException(Secret), new TimeoutException(Secret, new IOException(Secret)))),
        ["its own text"] = Thrown(new Telling()),
    };

    [Theory]
    [MemberData(nameof(Trees))]
    public void Without_messages_types_and_frames_are_left(string tree)
    {
        foreach (var format in new[] { LogFormat.Text, LogFormat.Json, LogFormat.Unformatted })
        {
            var line = Write(format, Exceptions[tree], showsMessages: false);

            Assert.DoesNotContain(Secret, line, StringComparison.Ordinal);
            Assert.Contains(Exceptions[tree].GetType().FullName!, line, StringComparison.Ordinal);
            Assert.Contains("   at RouteGen.Runtime.Tests.Hosting.ExceptionTextTests.Thrown", line, StringComparison.Ordinal);
            Assert.Contains(Secret, Write(format, Exceptions[tree], showsMessages: true), StringComparison.Ordinal);
        }

        var error = FunctionError.Of(Exceptions[tree], withStack: true, showsMessages: false);
        Assert.DoesNotContain(Secret, Encoding.UTF8.GetString(error.Body), StringComparison.Ordinal);
        Assert.Equal(Redaction.Text, JsonDocument.Parse(error.Body.ToArray()).RootElement.GetProperty("errorMessage").GetString());
        Assert.Contains(Secret, Encoding.UTF8.GetString(FunctionError.Of(Exceptions[tree], withStack: true).Body), StringComparison.Ordinal);
    }

    [Fact]
    public void Inner_types_are_told()
    {
        var text = ExceptionText.Of(Exceptions["several"], showsMessages: false);
        foreach (var type in new[] { typeof(AggregateException), typeof(FormatException), typeof(TimeoutException), typeof(IOException) }) Assert.Contains(type.FullName!, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tree_of_any_size_is_told_in_part()
    {
        var tree = new AggregateException(Enumerable.Range(0, 1000).Select(_ => new FormatException(Secret)));
        Assert.Equal(31, ExceptionText.Of(tree, showsMessages: false).Split("System.FormatException").Length - 1);
    }

    [Fact]
    public void What_RouteGen_says_itself_stays()
    {
        var error = FunctionError.Of(new EventException("Function.NoRoute", "No route takes the event."), withStack: false, showsMessages: false);
        Assert.Contains("No route takes the event.", Encoding.UTF8.GetString(error.Body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("full", true)]
    [InlineData("type", false)]
    [InlineData("Full ", false)]
    [InlineData("off", false)]
    public void The_variable_says_it_and_a_misspelled_one_tells_less(string? value, bool shows) =>
        Assert.Equal(shows, new LambdaEnvironment(name => name == "ROUTEGEN_LOG_EXCEPTIONS" ? value : null).ShowsExceptionMessages);

    private static string Write(LogFormat format, Exception exception, bool showsMessages)
    {
        var sink = new Sink();
        new LambdaLog(format, LogLevel.Trace, sink, showsMessages).Write(LogLevel.Error, LogScope.None, "failed", exception);
        return sink.Text;
    }

    private static Exception Thrown(Exception exception)
    {
        try
        {
            throw exception;
        }
        catch (Exception caught)
        {
            return caught;
        }
    }

    private sealed class Telling : Exception
    {
        public override string Message => Secret;

        public override string StackTrace => $"{Secret}\n{base.StackTrace}";

        public override string ToString() => Secret;
    }

    private sealed class Sink : OutputSink
    {
        public string Text { get; private set; } = "";

        public override void Write(ReadOnlySpan<byte> lines) => Text += Encoding.UTF8.GetString(lines);
    }
}
