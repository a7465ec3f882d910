using RouteGen.Responses;

namespace RouteGen.Hosting;

/// <summary>The named values of a log line. Apart from how they are written, so that trimming leaves that out of a function whose lines have none.</summary>
internal abstract class LineValues
{
    /// <summary>Appends <c>,"name":value</c> for each.</summary>
    public abstract void AppendJson(ByteBuffer line);

    /// <summary>Appends <c> name=value</c> for each; a text with spaces stands in quotes.</summary>
    public abstract void AppendText(ByteBuffer line);

    /// <summary>The values as they are appended to a text line.</summary>
    public abstract string ToText();
}
