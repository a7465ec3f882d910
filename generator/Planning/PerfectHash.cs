using RouteGen.Routing;

namespace RouteGen.Generator.Planning;

/// <summary>
/// Places keys so that each is found by one look at one slot ("hash, displace": the keys of a bucket try seeds until all of them fall on free slots).
/// The runtime computes the same hashes with the same <see cref="KeyHash"/>.
/// </summary>
internal static class PerfectHash
{
    /// <summary>Finds a seed for each bucket.</summary>
    /// <param name="hashes">The keys' hashes, all different.</param>
    /// <param name="slots">For each slot the index of its key + 1, 0 for none.</param>
    /// <returns>The seeds; as many as <see cref="KeyHash.Bucket"/> is asked with.</returns>
    /// <exception cref="InvalidOperationException">Two hashes are equal, which has a chance of one in billions of billions.</exception>
    public static ushort[] Build(ulong[] hashes, out int[] slots)
    {
        // At most 4 of 5 slots taken, 2 keys a bucket: a seed turns up within a few tries, 65,536 are far more than enough.
        var slotCount = PowerOfTwoFrom((hashes.Length * 5 / 4) + 1);
        var bucketCount = PowerOfTwoFrom((hashes.Length / 4) + 1);
        for (var attempt = 0; attempt < 8; attempt++, slotCount *= 2)
        {
            var seeds = TryBuild(hashes, bucketCount, slotCount, out slots);
            if (seeds is not null) return seeds;
        }

        throw new InvalidOperationException("Two keys have the same 64-bit hash.");
    }

    private static ushort[]? TryBuild(ulong[] hashes, int bucketCount, int slotCount, out int[] slots)
    {
        slots = new int[slotCount];
        var seeds = new ushort[bucketCount];
        var buckets = new List<int>[bucketCount];
        for (var i = 0; i < hashes.Length; i++) (buckets[KeyHash.Bucket(hashes[i], bucketCount)] ??= []).Add(i);

        // The fullest buckets first, while there is room; among equals by place, so that equal keys always give equal tables.
        var order = Enumerable.Range(0, bucketCount).Where(bucket => buckets[bucket] is not null).OrderByDescending(bucket => buckets[bucket].Count).ThenBy(bucket => bucket);
        foreach (var bucket in order)
        {
            if (!TryPlace(hashes, buckets[bucket], slots, out seeds[bucket])) return null;
        }

        return seeds;
    }

    private static bool TryPlace(ulong[] hashes, List<int> keys, int[] slots, out ushort seed)
    {
        for (seed = 0; seed < ushort.MaxValue; seed++)
        {
            var placed = 0;
            while (placed < keys.Count && Take(KeyHash.Slot(hashes[keys[placed]], seed, slots.Length), keys[placed])) placed++;
            if (placed == keys.Count) return true;
            while (placed-- > 0) slots[KeyHash.Slot(hashes[keys[placed]], seed, slots.Length)] = 0;
        }

        return false;

        bool Take(int slot, int key)
        {
            if (slots[slot] != 0) return false;
            slots[slot] = key + 1;
            return true;
        }
    }

    private static int PowerOfTwoFrom(int count)
    {
        var power = 1;
        while (power < count) power *= 2;
        return power;
    }
}
