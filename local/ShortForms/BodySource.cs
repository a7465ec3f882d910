using System.Text;
using RouteGen.Local.Events;

namespace RouteGen.Local.ShortForms;

/// <summary>What the words of a command line stand for: <c>@file</c> for a file, <c>-</c> for standard input, <c>@@</c> for an <c>@</c>, all else for itself.</summary>
internal sealed class BodySource(Stream input)
{
    private bool _isInputRead;

    /// <summary>The bytes that a word stands for.</summary>
    /// <exception cref="ShortFormException">There is no such file, it cannot be read, or standard input is asked for twice.</exception>
    public ReadOnlyMemory<byte> Read(string word)
    {
        try
        {
            if (word == "-") return WithoutByteOrderMark(ReadInput());
            if (word.StartsWith("@@", StringComparison.Ordinal)) return Encoding.UTF8.GetBytes(word[1..]);
            return word.StartsWith('@') ? WithoutByteOrderMark(File.ReadAllBytes(word[1..])) : Encoding.UTF8.GetBytes(word);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotSupportedException or (ArgumentException and not ShortFormException))
        {
            throw new ShortFormException($"'{word}' cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>As <see cref="Read"/>; and a word that is no JSON is the name of a file without its <c>@</c>.</summary>
    public ReadOnlyMemory<byte> ReadEvent(string word) =>
        word.Length > 0 && word[0] is not ('@' or '{' or '[' or '"') && File.Exists(word) ? Read("@" + word) : Read(word);

    private byte[] ReadInput()
    {
        if (_isInputRead) throw new ShortFormException("Standard input can be read once.");
        _isInputRead = true;
        using var collected = new MemoryStream();
        input.CopyTo(collected);
        return collected.ToArray();
    }

    // Editors on Windows put one there; neither JSON nor a message has one.
    private static ReadOnlyMemory<byte> WithoutByteOrderMark(byte[] bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsMemory(3) : bytes;
}
