using System.Text;
using RouteGen.Events;
using RouteGen.Routing;

namespace RouteGen.Hosting;

/// <summary>The <c>invoke</c> command: one event through the router, its answer to standard output.</summary>
/// <param name="readInput">Reads standard input to its end.</param>
/// <param name="output">Standard output, for the answer alone.</param>
/// <param name="error">Standard error, for everything else.</param>
internal sealed class InvokeCommand(Func<byte[]> readInput, OutputSink output, OutputSink error)
{
    private const int Success = 0;
    private const int EventFailed = 1;
    private const int WrongUse = 2;

    private const string Usage =
        """
        usage: invoke <json|file|->
        Short forms, as invoke SQS orders '{"id":1}', need a Debug build.
        """;

    /// <summary>Runs the command.</summary>
    /// <param name="router">The router.</param>
    /// <param name="args">What follows <c>invoke</c>: the event as JSON, the name of a file, or <c>-</c> for standard input.</param>
    /// <returns>The exit code: 0; 1 when the event is malformed, has no route, or its handler failed; 2 when there is no event.</returns>
    public async Task<int> RunAsync(CompiledRouter router, ReadOnlyMemory<string> args)
    {
        if (IsShortForm(args)) return Fail(Usage, WrongUse);

        byte[] json;
        try
        {
            json = ReadEvent(args.Span[0]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Fail($"The event cannot be read: {unreadable.Message} Write it as JSON that begins with '{{', '[' or '\"', as the name of a file, or as - for standard input.", WrongUse);
        }

        return await AnswerAsync(router, json);
    }

    /// <summary>Answers one event.</summary>
    /// <returns>The exit code: 0, or 1 when the event is malformed, has no route, or its handler failed.</returns>
    internal async Task<int> AnswerAsync(CompiledRouter router, ReadOnlyMemory<byte> json)
    {
        var context = new LambdaContext { RequestId = "invoke", PlatformLog = new LambdaLog(LogFormat.Text, LogLevel.Information, error) };
        try
        {
            var answer = await new RouterSession(router).InvokeAsync(json, context);
            output.Write([.. answer.Span, (byte)'\n']);
            return Success;
        }
        catch (EventException exception)
        {
            return Fail(exception.Message, EventFailed);
        }
        catch (MalformedRecordException malformed)
        {
            // Somebody mistyped: where is all that there is to say.
            return Fail(malformed.Message, EventFailed);
        }
        catch (Exception exception)
        {
            return Fail(ExceptionText.Full(exception), EventFailed);
        }
    }

    /// <summary>Whether what follows <c>invoke</c> asks for an event that is yet to be made, as <c>SQS orders '{"id":1}'</c>: RouteGen.Local makes it.</summary>
    internal static bool IsShortForm(ReadOnlyMemory<string> args)
    {
        if (args.Length != 1) return true;
        var argument = args.Span[0];
        // A verb or an option alone: something is missing, and whoever knows the short forms says what.
        return (argument.StartsWith("--", StringComparison.Ordinal) || IsVerb(argument)) && !File.Exists(argument);
    }

    private static bool IsVerb(string argument)
    {
        foreach (var character in argument)
        {
            if (!char.IsAsciiLetterUpper(character) && !char.IsAsciiDigit(character)) return false;
        }

        return argument.Length > 0 && char.IsAsciiLetterUpper(argument[0]);
    }

    private int Fail(string message, int exitCode)
    {
        error.Write(Encoding.UTF8.GetBytes(message + "\n"));
        return exitCode;
    }

    private byte[] ReadEvent(string argument)
    {
        if (argument == "-") return WithoutByteOrderMark(readInput());

        var isJson = argument.AsSpan().TrimStart() is ['{' or '[' or '"', ..];
        return isJson ? Encoding.UTF8.GetBytes(argument) : WithoutByteOrderMark(File.ReadAllBytes(argument));
    }

    // Editors on Windows put one there; JSON has none.
    private static byte[] WithoutByteOrderMark(byte[] json) => json is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : json;
}
