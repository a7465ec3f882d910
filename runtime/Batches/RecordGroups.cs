using System.Diagnostics.CodeAnalysis;
using RouteGen.Events;

namespace RouteGen.Batches;

/// <summary>For each record of a batch, the next one that has to wait for it.</summary>
internal sealed class RecordGroups
{
    private const int None = -1;

    private readonly int[] _next;
    private readonly bool[] _isLater;

    /// <summary>Finds the groups.</summary>
    public RecordGroups(ReadOnlySpan<byte> json, EventKind kind, ReadOnlySpan<JsonSlice> records)
    {
        _next = new int[records.Length];
        _isLater = new bool[records.Length];
        var last = new Dictionary<byte[], int>(SameBytes.Instance);
        for (var i = 0; i < records.Length; i++)
        {
            _next[i] = None;
            var group = RecordIdentity.GroupOf(json, kind, records[i]);
            if (last.TryGetValue(group, out var before))
            {
                _next[before] = i;
                _isLater[i] = true;
            }

            last[group] = i;
        }
    }

    /// <summary>Whether a record waits for another one.</summary>
    public bool IsLater(int record) => _isLater[record];

    /// <summary>Finds the record that waits for this one.</summary>
    public bool TryGetNext(int record, out int next)
    {
        next = _next[record];
        return next != None;
    }

    private sealed class SameBytes : IEqualityComparer<byte[]>
    {
        public static SameBytes Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj)
        {
            var hash = default(HashCode);
            hash.AddBytes(obj);
            return hash.ToHashCode();
        }
    }
}
