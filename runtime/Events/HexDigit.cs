namespace RouteGen.Events;

/// <summary>A hexadecimal digit, as JSON and percent-encoding write it.</summary>
internal static class HexDigit
{
    /// <summary>0 to 15, or -1 for a byte that is no hexadecimal digit.</summary>
    public static int ValueOf(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}
