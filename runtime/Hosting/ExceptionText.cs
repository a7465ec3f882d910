using System.Text;
using RouteGen.Events;

namespace RouteGen.Hosting;

/// <summary>What an exception says of itself. A user's own may override that, and throw there: the error must still be told.</summary>
internal static class ExceptionText
{
    // A tree of exceptions may be any size; its first ones tell what went wrong.
    private const int MostExceptions = 32;

    /// <summary>The message; empty where messages are kept to themselves, unless it is one of RouteGen's own, which hold nothing of anybody.</summary>
    public static string Message(Exception exception, bool showsMessages = true) =>
        showsMessages || exception is EventException or FaultException or RuntimeApiException ? Safely(exception, static e => e.Message) : "";

    /// <summary>Type, message and stack, with the inner exceptions'.</summary>
    public static string Full(Exception exception) => Safely(exception, static e => e.ToString());

    /// <summary>What is told of an exception in the log.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="showsMessages">Whether messages are told; without them there are types and frames alone.</param>
    public static string Of(Exception exception, bool showsMessages) => showsMessages ? Full(exception) : Safely(exception, WithoutMessages);

    private static string WithoutMessages(Exception exception)
    {
        var text = new StringBuilder();
        var left = MostExceptions;
        AppendWithoutMessages(text, exception, ref left);
        return text.ToString();
    }

    private static void AppendWithoutMessages(StringBuilder text, Exception exception, ref int left)
    {
        if (left-- <= 0) return;
        text.Append(text.Length > 0 ? "\n ---> " : "").Append(exception.GetType());
        // The frames, and nothing that anybody else has put between them.
        foreach (var line in Safely(exception, static e => e.StackTrace).AsSpan().EnumerateLines())
        {
            if (line.StartsWith("   at ", StringComparison.Ordinal)) text.Append('\n').Append(line);
        }

        if (exception is AggregateException several)
        {
            foreach (var inner in several.InnerExceptions) AppendWithoutMessages(text, inner, ref left);
        }
        else if (exception.InnerException is { } inner)
        {
            AppendWithoutMessages(text, inner, ref left);
        }
    }

    private static string Safely(Exception exception, Func<Exception, string?> say)
    {
        try
        {
            return say(exception) ?? "";
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return exception.GetType().ToString();
        }
    }
}
