using System.Text;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes C# line by line with its indentation, always with <c>\n</c>: what is emitted must not depend on the machine.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isAfterBrace;

    /// <summary>Writes one line, or several when the text holds line breaks (a raw string literal shows a block as it will stand in the file).</summary>
    public void Line(string text)
    {
        if (text.IndexOf('\n') < 0)
        {
            WriteLine(text);
        }
        else
        {
            foreach (var line in text.Split('\n')) WriteLine(line);
        }

        _isAfterBrace = false;
    }

    /// <summary>Separates members: an empty line, but none after an opening brace.</summary>
    public void Gap()
    {
        if (!_isAfterBrace) _text.Append('\n');
    }

    /// <summary>Opens a block and closes it when the result is disposed, so that braces cannot come apart.</summary>
    /// <param name="header">The line before the opening brace.</param>
    /// <param name="end">What follows the closing brace on its line.</param>
    public Block Block(string header, string end = "")
    {
        Line(header);
        WriteLine("{");
        _depth++;
        _isAfterBrace = true;
        return new Block(this, end);
    }

    public override string ToString() => _text.ToString();

    internal void Close(string end)
    {
        _depth--;
        WriteLine("}" + end);
        _isAfterBrace = false;
    }

    private void WriteLine(string line)
    {
        if (line.Length > 0) _text.Append(' ', _depth * 4).Append(line);
        _text.Append('\n');
    }
}

/// <summary>An open block of a <see cref="SourceWriter"/>.</summary>
internal readonly struct Block(SourceWriter writer, string end) : IDisposable
{
    public void Dispose() => writer.Close(end);
}
