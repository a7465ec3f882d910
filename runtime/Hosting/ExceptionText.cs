namespace RouteGen.Hosting;

/// <summary>What an exception says of itself. A user's own may override that, and throw there: the error must still be told.</summary>
internal static class ExceptionText
{
    public static string Message(Exception exception) => Safely(exception, static e => e.Message);

    /// <summary>Type, message and stack, with the inner exceptions'.</summary>
    public static string Full(Exception exception) => Safely(exception, static e => e.ToString());

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
