using System.Globalization;
using System.Text;
using RouteGen.Responses;

namespace RouteGen.Hosting;

/// <summary>
/// Writes the named values of a log line. Bounded in number and length, secrets redacted, and each under a name of its own: one that is the line's, or an
/// earlier value's, gets underscores in front.
/// </summary>
internal sealed class LogProperties((string Name, object? Value)[] properties) : LineValues
{
    /// <summary>How many values a line has at most; of more the line says how many were left out.</summary>
    internal const int Most = 32;

    /// <summary>How many characters of a name are kept.</summary>
    internal const int LongestName = 128;

    /// <summary>How many characters of a text are kept.</summary>
    internal const int LongestText = 8 * 1024;

    private const string Dropped = "propertiesDropped";

    // _aws would make metrics of the line.
    private static readonly string[] OwnNames =
        ["timestamp", "level", "requestId", "tenantId", "traceId", "route", "message", "errorType", "errorMessage", "stackTrace", Dropped, "_aws"];

    /// <inheritdoc/>
    public override void AppendJson(ByteBuffer line)
    {
        Span<int> underscores = stackalloc int[Most];
        var count = Math.Min(properties.Length, Most);
        for (var i = 0; i < count; i++)
        {
            underscores[i] = UnderscoresOf(properties, underscores, i);
            line.Append(",\""u8);
            for (var n = 0; n < underscores[i]; n++) line.Append((byte)'_');
            JsonEscape.Append(line, NameOf(properties[i]));
            line.Append("\":"u8);
            AppendJson(line, ValueOf(properties[i]));
        }

        if (count == properties.Length) return;
        line.Append(",\""u8);
        JsonEscape.Append(line, Dropped);
        line.Append("\":"u8);
        AppendJson(line, properties.Length - count);
    }

    /// <inheritdoc/>
    public override void AppendText(ByteBuffer line)
    {
        var count = Math.Min(properties.Length, Most);
        for (var i = 0; i < count; i++)
        {
            line.Append((byte)' ');
            AppendName(line, NameOf(properties[i]));
            line.Append((byte)'=');
            AppendText(line, TextOf(ValueOf(properties[i])));
        }

        if (count < properties.Length) LogText.Append(line, string.Create(CultureInfo.InvariantCulture, $" {Dropped}={properties.Length - count}"));
    }

    /// <inheritdoc/>
    public override string ToText()
    {
        var line = new ByteBuffer(int.MaxValue);
        AppendText(line);
        return Encoding.UTF8.GetString(line.WrittenSpan);
    }

    private static void AppendName(ByteBuffer line, ReadOnlySpan<char> name)
    {
        while (!name.IsEmpty)
        {
            var plain = 0;
            while (plain < name.Length && IsPlain(name[plain])) plain++;
            LogText.Append(line, name[..plain]);
            if (plain == name.Length) return;
            line.Append((byte)'_');
            name = name[(plain + 1)..];
        }
    }

    private static void AppendText(ByteBuffer line, ReadOnlySpan<char> text)
    {
        var isPlain = !text.IsEmpty;
        foreach (var character in text) isPlain &= IsPlain(character);
        if (isPlain)
        {
            LogText.Append(line, text);
            return;
        }

        line.Append((byte)'"');
        for (var quote = text.IndexOfAny('"', '\\'); quote >= 0; quote = text.IndexOfAny('"', '\\'))
        {
            LogText.Append(line, text[..quote]);
            line.Append((byte)'\\');
            line.Append((byte)text[quote]);
            text = text[(quote + 1)..];
        }

        LogText.Append(line, text);
        line.Append((byte)'"');
    }

    private static bool IsPlain(char character) => !char.IsWhiteSpace(character) && character is not ('"' or '=');

    private static void AppendJson(ByteBuffer line, object? value)
    {
        switch (value)
        {
            case null:
                line.Append("null"u8);
                return;
            case bool truth:
                line.Append(truth ? "true"u8 : "false"u8);
                return;
            case double number when !double.IsFinite(number):
            case float single when !float.IsFinite(single):
                break;
            case byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal:
                // JSON's digits are the invariant culture's. Through IUtf8SpanFormattable every number's and date's would be compiled in a second time.
                LogText.Append(line, Convert(value));
                return;
        }

        line.Append((byte)'"');
        JsonEscape.Append(line, TextOf(value));
        line.Append((byte)'"');
    }

    private static ReadOnlySpan<char> NameOf((string Name, object? Value) property)
    {
        var name = property.Name ?? "";
        return name.AsSpan(0, Math.Min(name.Length, LongestName));
    }

    private static object? ValueOf((string Name, object? Value) property) => Redaction.IsSecret(property.Name) ? Redaction.Text : property.Value;

    private static ReadOnlySpan<char> TextOf(object? value)
    {
        var text = Convert(value);
        return text.AsSpan(0, Math.Min(text.Length, LongestText));
    }

    // What says itself may throw there, and the line must still be written.
    private static string Convert(object? value)
    {
        try
        {
            return value switch
            {
                null => "",
                string text => text,
                bool truth => truth ? "true" : "false",
                DateTime or DateTimeOffset => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
                IFormattable formattable => formattable.ToString(format: null, CultureInfo.InvariantCulture) ?? "",
                _ => value.ToString() ?? "",
            };
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return value!.GetType().ToString();
        }
    }

    private static int UnderscoresOf(ReadOnlySpan<(string Name, object? Value)> properties, ReadOnlySpan<int> underscores, int position)
    {
        var name = NameOf(properties[position]);
        for (var count = name.IsEmpty ? 1 : 0; ; count++)
        {
            if (!IsTaken(properties, underscores, position, name, count)) return count;
        }
    }

    private static bool IsTaken(ReadOnlySpan<(string Name, object? Value)> properties, ReadOnlySpan<int> underscores, int position, ReadOnlySpan<char> name, int count)
    {
        foreach (var own in OwnNames)
        {
            if (IsSame(own, 0, name, count)) return true;
        }

        for (var earlier = 0; earlier < position; earlier++)
        {
            if (IsSame(NameOf(properties[earlier]), underscores[earlier], name, count)) return true;
        }

        return false;
    }

    // Whatever the case: who reads the log may not tell Level from level.
    private static bool IsSame(ReadOnlySpan<char> one, int underscoresOfOne, ReadOnlySpan<char> other, int underscoresOfOther)
    {
        if (underscoresOfOne + one.Length != underscoresOfOther + other.Length) return false;
        // The one with fewer in front has to begin with the others itself.
        if (underscoresOfOne > underscoresOfOther) return IsSame(other, underscoresOfOther, one, underscoresOfOne);
        var rest = underscoresOfOther - underscoresOfOne;
        return one[..rest].IndexOfAnyExcept('_') < 0 && one[rest..].Equals(other, StringComparison.OrdinalIgnoreCase);
    }
}
