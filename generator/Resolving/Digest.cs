using System.Security.Cryptography;
using Microsoft.CodeAnalysis.Text;

namespace RouteGen.Generator.Resolving;

/// <summary>A SHA-256 of some content: equal digests mean equal content, whichever project or compiler run asks.</summary>
internal readonly record struct Digest(ulong First, ulong Second, ulong Third, ulong Fourth);

/// <summary>Collects content for a <see cref="Digest"/>. Each text goes in behind its length, so that no two lists of texts run into the same characters.</summary>
internal sealed class DigestBuilder : IDisposable
{
    private const int ChunkLength = 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly char[] _characters = new char[ChunkLength];
    private readonly byte[] _bytes = new byte[ChunkLength * sizeof(char)];
    private int _length;

    public void Append(SourceText text, TextSpan span)
    {
        Append(span.Length);
        for (var start = span.Start; start < span.End;)
        {
            var count = MakeRoom(span.End - start);
            text.CopyTo(start, _characters, _length, count);
            _length += count;
            start += count;
        }
    }

    /// <summary>Appends a text; <see langword="null"/> is another content than the empty one.</summary>
    public void Append(string? text)
    {
        Append(text?.Length ?? -1);
        for (var start = 0; start < (text?.Length ?? 0);)
        {
            var count = MakeRoom(text!.Length - start);
            text.CopyTo(start, _characters, _length, count);
            _length += count;
            start += count;
        }
    }

    public void Append(long number)
    {
        for (var shift = 0; shift < 64; shift += 16)
        {
            MakeRoom(1);
            _characters[_length++] = unchecked((char)(number >> shift));
        }
    }

    public void Append(Digest digest)
    {
        unchecked
        {
            Append((long)digest.First);
            Append((long)digest.Second);
            Append((long)digest.Third);
            Append((long)digest.Fourth);
        }
    }

    public Digest ToDigest()
    {
        Flush();
        var hash = _hash.GetHashAndReset();
        return new Digest(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8), BitConverter.ToUInt64(hash, 16), BitConverter.ToUInt64(hash, 24));
    }

    public void Dispose() => _hash.Dispose();

    /// <summary>How many of the wanted characters fit into the chunk: at least one.</summary>
    private int MakeRoom(int wanted)
    {
        if (_length == ChunkLength) Flush();
        return Math.Min(wanted, ChunkLength - _length);
    }

    private void Flush()
    {
        Buffer.BlockCopy(_characters, 0, _bytes, 0, _length * sizeof(char));
        _hash.AppendData(_bytes, 0, _length * sizeof(char));
        _length = 0;
    }
}
