using System.Text;
using RouteGen.Events;
using RouteGen.Routing;

namespace RouteGen.Hosting;

/// <summary>The <c>invoke</c> command: one event through the router, its answer to standard output.</summary>
internal sealed class InvokeCommand(Stream input, Stream output, Stream error)
{
    private const int Success = 0;
    private const int EventFailed = 1;
    private const int WrongUse = 2;

    /// <summary>Runs the command.</summary>
    /// <param name="router">The router.</param>
    /// <param name="args">What follows <c>invoke</c>: the event as JSON, the name of a file, or <c>-</c> for standard input.</param>
    /// <returns>The exit code: 0; 1 when the event is malformed, has no route, or its handler failed; 2 when there is no event.</returns>
    public async Task<int> RunAsync(CompiledRouter router, ReadOnlyMemory<string> args)
    {
        if (args.Length != 1)
        {
            return await FailAsync("usage: invoke <json|file|->", WrongUse);
        }

        byte[] json;
        try
        {
            json = await ReadEventAsync(args.Span[0]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return await FailAsync($"The event cannot be read: {unreadable.Message}", WrongUse);
        }

        // Standard output is for the answer alone.
        var log = new LambdaLog(LogFormat.Text, LogLevel.Information, new StreamLogSink(() => error));
        var context = new LambdaContext { RequestId = Guid.NewGuid().ToString(), PlatformLog = log };
        try
        {
            var answer = await new RouterSession(router).InvokeAsync(json, context);
            await output.WriteAsync(answer);
            output.WriteByte((byte)'\n');
            return Success;
        }
        catch (EventException exception)
        {
            return await FailAsync(exception.Message, EventFailed);
        }
        catch (Exception exception)
        {
            return await FailAsync(ExceptionText.Full(exception), EventFailed);
        }
    }

    private async Task<int> FailAsync(string message, int exitCode)
    {
        await error.WriteAsync(Encoding.UTF8.GetBytes(message + "\n"));
        return exitCode;
    }

    private async Task<byte[]> ReadEventAsync(string argument)
    {
        if (argument == "-")
        {
            var collected = new MemoryStream();
            await input.CopyToAsync(collected);
            return WithoutByteOrderMark(collected.ToArray());
        }

        var isJson = argument.AsSpan().TrimStart() is ['{' or '[' or '"', ..];
        return isJson ? Encoding.UTF8.GetBytes(argument) : WithoutByteOrderMark(await File.ReadAllBytesAsync(argument));
    }

    // Editors on Windows put one there; JSON has none.
    private static byte[] WithoutByteOrderMark(byte[] json) => json is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : json;
}
