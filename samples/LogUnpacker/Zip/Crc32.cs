namespace LogUnpacker.Zip;

/// <summary>The checksum of zips.</summary>
internal struct Crc32
{
    private static readonly uint[] Table = MakeTable();

    private uint _inverted;

    public readonly uint Value => _inverted ^ uint.MaxValue;

    public static Crc32 Start() => new() { _inverted = uint.MaxValue };

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var value = _inverted;
        foreach (var next in bytes) value = Table[(byte)(value ^ next)] ^ (value >> 8);
        _inverted = value;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var index = 0u; index < table.Length; index++)
        {
            var value = index;
            for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320u : value >> 1;
            table[index] = value;
        }

        return table;
    }
}
