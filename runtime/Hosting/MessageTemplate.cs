using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace RouteGen.Hosting;

/// <summary>Messages such as <c>"order {id} took {time} ms"</c>, whose places are filled in order whatever they are called.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MessageTemplate
{
    /// <summary>Fills the places of a message, in the invariant culture. A place without an argument stays as it is: a log line never fails.</summary>
    public static string Fill(string? message, object?[]? arguments)
    {
        message ??= "";
        if (arguments is not { Length: > 0 }) return message;
        var filled = new StringBuilder();
        var (used, position) = (0, 0);
        while (used < arguments.Length)
        {
            var start = message.IndexOf('{', position);
            var end = start < 0 ? -1 : message.IndexOf('}', start);
            if (end < 0) break;
            var place = message.AsSpan(start + 1, end - start - 1);
            var colon = place.IndexOf(':');
            filled.Append(message, position, start - position).Append(Text(arguments[used++], colon < 0 ? null : place[(colon + 1)..].ToString()));
            position = end + 1;
        }

        return filled.Append(message, position, message.Length - position).ToString();
    }

    /// <summary>The level of a name such as <c>Warning</c> or <c>warn</c>; <see cref="LogLevel.Information"/> for a name that is none.</summary>
    public static LogLevel LevelOf(string? name) => name?.ToUpperInvariant() switch
    {
        "TRACE" or "TRCE" => LogLevel.Trace,
        "DEBUG" or "DBUG" => LogLevel.Debug,
        "WARNING" or "WARN" => LogLevel.Warning,
        "ERROR" or "FAIL" => LogLevel.Error,
        "CRITICAL" or "CRIT" or "FATAL" => LogLevel.Critical,
        _ => LogLevel.Information,
    };

    private static string Text(object? value, string? format)
    {
        try
        {
            return value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value?.ToString() ?? "";
        }
        catch (FormatException)
        {
            return value?.ToString() ?? "";
        }
    }
}
