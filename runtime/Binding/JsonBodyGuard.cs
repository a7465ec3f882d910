using System.Buffers;
using System.Text;
using RouteGen.Events;

namespace RouteGen.Binding;

/// <summary>Why a body is refused before it is read.</summary>
internal enum JsonBodyFault
{
    None,
    TooDeep,
    DuplicateProperty,
}

/// <summary>
/// Looks through a JSON body before System.Text.Json reads it: how deep it nests, and whether an object has a property twice. Of two such properties the serializer
/// takes the last, without regard to case; an authorizer in front may have read the other.
/// It does not validate: what it cannot follow is no JSON, and the serializer says so. An exchange uses one again and again.
/// </summary>
/// <remarks>
/// The time is linear in the body's length whatever it holds: objects of a few properties are compared by their names' hashes one by one, larger ones through a hash table
/// whose point nobody outside knows. One table serves all objects that are open: they close in the reverse order, so their entries are taken out of it from the head of its chains.
/// </remarks>
internal sealed class JsonBodyGuard
{
    /// <summary>How many names' hashes are compared one by one, which for so few is quicker than a table.</summary>
    private const int MostInRow = 32;

    /// <summary>Room that one body needed beyond this is not kept for the next one.</summary>
    private const int MostKeptNames = 4096;

    private const int LargestKeptScratch = 64 * 1024;

    private const int InitialRoom = 64;

    private const int AnArray = -1;

    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"{}[]/"u8);

    // The objects and arrays that are open: for an object twice the index of its first name, and 1 when its names are in the table.
    private int[] _open = new int[InitialRoom];
    private int _depth;

    // The names of the open objects, the innermost one's last.
    private int[] _hashes = new int[InitialRoom];
    private Name[] _names = new Name[InitialRoom];
    private int _count;

    // The chains: of each bucket the index of its last name + 1, of each name that of the one before it.
    private int[] _buckets = [];
    private int[] _before = [];
    private byte[] _scratch = [];

    private readonly record struct Name(int Start, int Length);

    /// <summary>Looks through a body.</summary>
    /// <param name="json">The body.</param>
    /// <param name="maxDepth">How many objects and arrays may be open at once.</param>
    /// <param name="allowsDuplicates">Whether only the depth matters.</param>
    public JsonBodyFault Inspect(ReadOnlySpan<byte> json, int maxDepth, bool allowsDuplicates)
    {
        try
        {
            return Scan(json, maxDepth, allowsDuplicates);
        }
        catch (EventException)
        {
            // A name has an escape that JSON does not have.
            return JsonBodyFault.None;
        }
        finally
        {
            Clear();
        }
    }

    private JsonBodyFault Scan(ReadOnlySpan<byte> json, int maxDepth, bool allowsDuplicates)
    {
        var isInObject = false;
        var i = 0;
        while (i < json.Length)
        {
            switch (json[i++])
            {
                case (byte)',':
                    break;
                case (byte)'{' or (byte)'[':
                    if (_depth == maxDepth) return JsonBodyFault.TooDeep;
                    if (_depth == _open.Length) Array.Resize(ref _open, 2 * _depth);
                    isInObject = json[i - 1] == '{';
                    _open[_depth++] = isInObject ? _count << 1 : AnArray;
                    break;
                case (byte)'}' or (byte)']':
                    if (_depth == 0 || isInObject != (json[i - 1] == '}')) return JsonBodyFault.None;
                    _depth--;
                    if (isInObject) Close(_open[_depth]);
                    isInObject = _depth > 0 && _open[_depth - 1] != AnArray;
                    break;
                case (byte)'"' when isInObject && !allowsDuplicates:
                    if (!TryTakeName(json, ref i, out var name, out var hash)) return JsonBodyFault.None;
                    if (!TryAdd(json, ref _open[_depth - 1], name, hash)) return JsonBodyFault.DuplicateProperty;
                    if (!TrySkipToValue(json, ref i)) return JsonBodyFault.None;
                    break;
                case (byte)'"':
                    if (!TrySkipString(json, ref i)) return JsonBodyFault.None;
                    break;
                case (byte)'/':
                    if (!TrySkipComment(json, ref i)) return JsonBodyFault.None;
                    break;
                default:
                    var plain = json[i..].IndexOfAny(Marks);
                    if (plain < 0) return JsonBodyFault.None;
                    i += plain;
                    break;
            }
        }

        return JsonBodyFault.None;
    }

    /// <summary>Takes a name, from after its first quote to after its last.</summary>
    private bool TryTakeName(ReadOnlySpan<byte> json, ref int i, out Name name, out int hash)
    {
        var start = i;
        var end = JsonNameHash.ReadPlain(json, start, out hash);
        if (end >= 0)
        {
            i = end + 1;
            name = new Name(start, end - start);
            return true;
        }

        if (!TrySkipString(json, ref i))
        {
            name = default;
            return false;
        }

        name = new Name(start, i - 1 - start);
        hash = JsonNameHash.Of(Fold(json, name, offset: 0));
        return true;
    }

    /// <summary>Skips the colon after a name, and the value if it is a string: so every other string in an object is a name.</summary>
    private static bool TrySkipToValue(ReadOnlySpan<byte> json, ref int i)
    {
        if (!TrySkipSpace(json, ref i) || json[i] != ':') return false;
        i++;
        if (!TrySkipSpace(json, ref i)) return false;
        if (json[i] != '"') return true;
        i++;
        return TrySkipString(json, ref i);
    }

    private static bool TrySkipSpace(ReadOnlySpan<byte> json, ref int i)
    {
        for (; i < json.Length; i++)
        {
            if (json[i] <= ' ') continue;
            if (json[i] != '/') return true;
            i++;
            if (!TrySkipComment(json, ref i)) return false;
            i--;
        }

        return false;
    }

    /// <summary>Skips a string, from after its first quote to after its last.</summary>
    private static bool TrySkipString(ReadOnlySpan<byte> json, ref int i)
    {
        while (i < json.Length)
        {
            var plain = json[i..].IndexOfAny((byte)'"', (byte)'\\');
            if (plain < 0) return false;
            i += plain + 1;
            if (json[i - 1] == '"') return true;
            i++;
        }

        return false;
    }

    /// <summary>Skips a comment, from after its first slash: a project's serializer may take them, and a quote in one is no string.</summary>
    private static bool TrySkipComment(ReadOnlySpan<byte> json, ref int i)
    {
        if (i == json.Length || json[i] is not ((byte)'/' or (byte)'*')) return false;
        var isLine = json[i] == '/';
        i++;
        var length = isLine ? json[i..].IndexOfAny((byte)'\n', (byte)'\r') : json[i..].IndexOf("*/"u8);
        if (length < 0) return false;
        i += length + (isLine ? 1 : 2);
        return true;
    }

    private bool TryAdd(ReadOnlySpan<byte> json, ref int open, Name name, int hash)
    {
        var first = open >> 1;
        if ((open & 1) == 0)
        {
            if (IsInRow(json, first, name, hash)) return false;
            if (_count - first == MostInRow)
            {
                PutInTable(first);
                open |= 1;
            }
        }
        else if (IsInTable(json, first, name, hash))
        {
            return false;
        }

        if (_count == _hashes.Length) Grow();
        _hashes[_count] = hash;
        _names[_count] = name;
        if ((open & 1) != 0) Link(_count, first);
        _count++;
        return true;
    }

    private bool IsInRow(ReadOnlySpan<byte> json, int first, Name name, int hash)
    {
        var hashes = _hashes.AsSpan(first, _count - first);
        for (var i = 0; i < hashes.Length; i++)
        {
            if (hashes[i] == hash && IsSame(json, _names[first + i], name)) return true;
        }

        return false;
    }

    private bool IsInTable(ReadOnlySpan<byte> json, int first, Name name, int hash)
    {
        // Names before the first are those of outer objects: the later ones come first in a chain.
        for (var i = _buckets[BucketOf(hash, first)] - 1; i >= first; i = _before[i] - 1)
        {
            if (_hashes[i] == hash && IsSame(json, _names[i], name)) return true;
        }

        return false;
    }

    private void Close(int open)
    {
        var first = open >> 1;
        if ((open & 1) != 0)
        {
            for (var i = _count - 1; i >= first; i--) _buckets[BucketOf(_hashes[i], first)] = _before[i];
        }

        _count = first;
    }

    private void PutInTable(int first)
    {
        if (_buckets.Length == 0) _buckets = new int[_hashes.Length];
        if (_before.Length < _hashes.Length) Array.Resize(ref _before, _hashes.Length);
        LinkAll(first, _count);
    }

    private void LinkAll(int first, int end)
    {
        for (var i = first; i < end; i++) Link(i, first);
    }

    private void Link(int name, int first)
    {
        ref var bucket = ref _buckets[BucketOf(_hashes[name], first)];
        _before[name] = bucket;
        bucket = name + 1;
    }

    // Objects inside each other often have the same names: each has its own places for them.
    private int BucketOf(int hash, int first) => (hash + unchecked(first * (int)0x9E3779B1)) & (_buckets.Length - 1);

    private void Grow()
    {
        Array.Resize(ref _hashes, 2 * _count);
        Array.Resize(ref _names, 2 * _count);
        if (_buckets.Length == 0) return;
        Array.Resize(ref _before, 2 * _count);
        _buckets = new int[2 * _count];
        // The outer objects' names first, as they came.
        for (var depth = 0; depth < _depth; depth++)
        {
            if (_open[depth] != AnArray && (_open[depth] & 1) != 0) LinkAll(_open[depth] >> 1, EndOf(depth));
        }
    }

    /// <summary>Where the names of an open object end: where those of the next one begin.</summary>
    private int EndOf(int depth)
    {
        for (var inner = depth + 1; inner < _depth; inner++)
        {
            if (_open[inner] != AnArray) return _open[inner] >> 1;
        }

        return _count;
    }

    private bool IsSame(ReadOnlySpan<byte> json, Name one, Name other)
    {
        // The first may have to move when the second needs room.
        var length = Fold(json, one, offset: 0).Length;
        var second = Fold(json, other, length);
        return second.SequenceEqual(_scratch.AsSpan(0, length));
    }

    /// <summary>The name as it is compared: unescaped, without case, as the serializer compares names with its web defaults.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="name">Where the name stands in it.</param>
    /// <param name="offset">From where on the scratch buffer is free.</param>
    private ReadOnlySpan<byte> Fold(ReadOnlySpan<byte> json, Name name, int offset)
    {
        // A byte that is no UTF-8 becomes U+FFFD, which has three; no case has more.
        var room = (4 * name.Length) + 4;
        if (_scratch.Length - offset < room) Array.Resize(ref _scratch, offset + room);
        var text = _scratch.AsSpan(offset + room - name.Length - 4, name.Length);
        var length = JsonText.Unescape(json.Slice(name.Start, name.Length), text);
        ReadOnlySpan<byte> rest = text[..length];
        var written = offset;
        while (!rest.IsEmpty)
        {
            Rune.DecodeFromUtf8(rest, out var rune, out var read);
            rest = rest[read..];
            if (rune.IsAscii)
            {
                _scratch[written++] = (byte)char.ToLowerInvariant((char)rune.Value);
                continue;
            }

            // To compare without case, .NET takes capitals, but for the long s, whose capital is ASCII.
            var capital = Rune.ToUpperInvariant(rune);
            written += (capital.IsAscii ? rune : capital).EncodeToUtf8(_scratch.AsSpan(written));
        }

        return _scratch.AsSpan(offset, written - offset);
    }

    private void Clear()
    {
        // Objects that were left open have entries.
        if (_count > 0) Array.Clear(_buckets);
        _count = 0;
        _depth = 0;
        if (_scratch.Length > LargestKeptScratch) _scratch = [];
        if (_hashes.Length <= MostKeptNames) return;
        _hashes = new int[InitialRoom];
        _names = new Name[InitialRoom];
        _buckets = [];
        _before = [];
    }
}
