using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using RouteGen.Responses;

namespace RouteGen.Validation;

/// <summary>
/// What the rules of a route found wrong with its arguments. Emitted code fills it. Nothing is allocated before the first error,
/// and paths are put together on the way up from an error, so that a valid request pays for none.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ValidationErrors
{
    /// <summary>The greatest number of errors that are kept; more help nobody, and who sends the request decides how many there could be.</summary>
    public const int Most = 32;

    // Far deeper than System.Text.Json reads: only a type that leads back to itself gets there.
    private const int DeepestObject = 1000;

    private const int LongestKey = 64;

    private const string Invalid = "The value is not valid.";

    private List<(string Path, string Message)>? _errors;
    private int _depth;

    /// <summary>The number of errors so far.</summary>
    public readonly int Count => _errors?.Count ?? 0;

    /// <summary>Whether there are as many errors as are kept, so that looking for more is of no use.</summary>
    public readonly bool IsFull => Count == Most;

    /// <summary>Notes an error.</summary>
    /// <param name="path">Where: the name of a parameter, or the path from the object that is looked at, as <c>.name</c>; empty for the object itself.</param>
    /// <param name="message">What is wrong, for the client to read.</param>
    public void Add(string path, string message)
    {
        if (!IsFull) (_errors ??= []).Add((path, message));
    }

    /// <summary>Notes what a method of the project says, unless it is <see langword="null"/>.</summary>
    /// <param name="path">As in <see cref="Add"/>.</param>
    /// <param name="message">What is wrong; <see langword="null"/> where nothing is.</param>
    public void Report(string path, string? message)
    {
        if (message is not null) Add(path, message);
    }

    /// <summary>Notes what a method of the project says, unless it is <see cref="ValidationResult.Success"/>.</summary>
    /// <param name="path">As in <see cref="Add"/>.</param>
    /// <param name="result">What the method says.</param>
    /// <param name="message">The message of a result that has none.</param>
    public void Report(string path, ValidationResult? result, string message = Invalid)
    {
        if (result is not null) Add(path, result.ErrorMessage ?? message);
    }

    /// <summary>Goes into an object, list or dictionary.</summary>
    /// <returns>The number of errors so far, for <see cref="Leave(string, int)"/>.</returns>
    /// <exception cref="InvalidOperationException">The object is a thousand objects deep: it holds itself.</exception>
    public int Enter()
    {
        if (++_depth > DeepestObject) throw new InvalidOperationException("The body cannot be validated: one of its objects holds itself.");
        return Count;
    }

    /// <summary>Comes out of it: the errors found in there get its path.</summary>
    /// <param name="path">The path of what was gone into, as in <see cref="Add"/>.</param>
    /// <param name="found">What <see cref="Enter"/> gave.</param>
    public void Leave(string path, int found)
    {
        _depth--;
        if (Count > found) Prefix(path, found);
    }

    /// <summary>As <see cref="Leave(string, int)"/>, of an item of a list.</summary>
    /// <param name="index">The item's place, from 0.</param>
    /// <param name="found">What <see cref="Enter"/> gave.</param>
    public void Leave(int index, int found)
    {
        _depth--;
        if (Count > found) Prefix(string.Create(CultureInfo.InvariantCulture, $"[{index}]"), found);
    }

    /// <summary>As <see cref="Leave(string, int)"/>, of an entry of a dictionary. Its key is the client's: it is cut off where it is long.</summary>
    /// <param name="key">The entry's key.</param>
    /// <param name="found">What <see cref="Enter"/> gave.</param>
    public void LeaveEntry<TKey>(TKey key, int found)
    {
        _depth--;
        if (Count > found) Prefix(PathOf(Convert.ToString(key, CultureInfo.InvariantCulture) ?? ""), found);
    }

    /// <summary>Fails the record of an event that something is wrong with.</summary>
    /// <exception cref="MalformedRecordException">Something is; the message has the paths and what is wrong there, and repeats no value.</exception>
    public readonly void ThrowIfAny()
    {
        if (Count == 0) return;
        var message = new StringBuilder("The data breaks its rules.");
        foreach (var (path, wrong) in _errors!) message.Append(' ').Append(path).Append(": ").Append(wrong);
        throw new MalformedRecordException(message.ToString());
    }

    /// <summary>Writes <c>{"$.name":["..."]}</c>: each path once, in the order of the first errors.</summary>
    internal readonly void WriteTo(ByteBuffer target)
    {
        target.Append((byte)'{');
        for (var i = 0; i < Count; i++)
        {
            if (IndexOf(_errors![i].Path, 0) < i) continue;
            if (i > 0) target.Append((byte)',');
            WriteMessages(target, i);
        }

        target.Append((byte)'}');
    }

    private readonly void WriteMessages(ByteBuffer target, int first)
    {
        var path = _errors![first].Path;
        target.Append((byte)'"');
        JsonEscape.Append(target, path);
        target.Append("\":["u8);
        for (var i = first; i >= 0; i = IndexOf(path, i + 1))
        {
            target.Append(i == first ? "\""u8 : ",\""u8);
            JsonEscape.Append(target, _errors[i].Message);
            target.Append((byte)'"');
        }

        target.Append((byte)']');
    }

    private readonly int IndexOf(string path, int start)
    {
        for (var i = start; i < Count; i++)
        {
            if (_errors![i].Path == path) return i;
        }

        return -1;
    }

    private readonly void Prefix(string path, int start)
    {
        for (var i = start; i < Count; i++) _errors![i] = (path + _errors[i].Path, _errors[i].Message);
    }

    // As System.Text.Json writes paths: .key, or ['a key'] where that would not be plain.
    private static string PathOf(string key)
    {
        var isCut = key.Length > LongestKey;
        if (isCut) key = key[..(char.IsHighSurrogate(key[LongestKey - 1]) ? LongestKey - 1 : LongestKey)];
        if (!isCut && IsPlain(key)) return "." + key;
        var path = new StringBuilder("['");
        foreach (var character in key)
        {
            if (character is '\'' or '\\') path.Append('\\');
            path.Append(character);
        }

        return path.Append(isCut ? "…']" : "']").ToString();
    }

    private static bool IsPlain(string key)
    {
        foreach (var character in key)
        {
            if (!char.IsLetterOrDigit(character) && character is not ('_' or '-' or '$')) return false;
        }

        return key.Length > 0;
    }
}
