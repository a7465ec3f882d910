using RouteGen.Events;

namespace RouteGen.Patterns;

public readonly ref partial struct PatternValue
{
    /// <summary>Whether it is null.</summary>
    public bool IsNull => _slice.Kind == JsonKind.Null;

    /// <summary>Whether it is true.</summary>
    public bool IsTrue => _slice.Kind == JsonKind.True;

    /// <summary>Whether it is false.</summary>
    public bool IsFalse => _slice.Kind == JsonKind.False;

    /// <summary>Whether it is this text.</summary>
    public bool Is(ReadOnlySpan<byte> text) => _slice.IsString && Text.SequenceEqual(text);

    /// <summary>Whether it is this text, whatever the case: see <see cref="CaselessText"/>.</summary>
    public bool IsIgnoringCase(ReadOnlySpan<byte> text) => _slice.IsString && CaselessText.AreEqual(Text, text);

    /// <summary>Whether it is a text that begins so.</summary>
    public bool BeginsWith(ReadOnlySpan<byte> text) => _slice.IsString && Text.StartsWith(text);

    /// <summary>Whether it is a text that begins so, whatever the case.</summary>
    public bool BeginsWithIgnoringCase(ReadOnlySpan<byte> text) => _slice.IsString && CaselessText.BeginsWith(Text, text);

    /// <summary>Whether it is a text that ends so.</summary>
    public bool EndsWith(ReadOnlySpan<byte> text) => _slice.IsString && Text.EndsWith(text);

    /// <summary>Whether it is a text that ends so, whatever the case.</summary>
    public bool EndsWithIgnoringCase(ReadOnlySpan<byte> text) => _slice.IsString && CaselessText.EndsWith(Text, text);

    /// <summary>Whether it is a text that fits a wildcard: <c>*</c> stands for any characters or none, and a backslash takes <c>*</c> and itself as they are.</summary>
    public bool IsLike(ReadOnlySpan<byte> wildcard) => _slice.IsString && Glob.Matches(wildcard, Text, hasEscapes: true);

    /// <summary>Whether it is a text that is an IP address of a network.</summary>
    /// <param name="address">An address of the network; one of IPv4 has no addresses of IPv6 in its network, nor the other way round.</param>
    /// <param name="length">How many leading bits the addresses of the network share with it.</param>
    public bool IsInNetwork(ReadOnlySpan<byte> address, int length) => _slice.IsString && NetworkAddress.IsInNetwork(Text, address, length);

    /// <summary>Whether it is this number, however it is written: 300, 300.0 and 3e2 are one.</summary>
    public bool IsNumber(ReadOnlySpan<byte> number) => Compare(number) == 0;

    /// <summary>Whether it is a greater number.</summary>
    public bool IsAbove(ReadOnlySpan<byte> number) => Compare(number) > 0;

    /// <summary>Whether it is this number or a greater one.</summary>
    public bool IsAtLeast(ReadOnlySpan<byte> number) => Compare(number) >= 0;

    /// <summary>Whether it is a smaller number.</summary>
    public bool IsBelow(ReadOnlySpan<byte> number) => Compare(number) < 0;

    /// <summary>Whether it is this number or a smaller one.</summary>
    public bool IsAtMost(ReadOnlySpan<byte> number) => Compare(number) <= 0;

    /// <summary>The text of a string, good until the next one is asked for.</summary>
    private ReadOnlySpan<byte> Text => DottedKeys.TextOf(_json, _slice, _scratch);

    // Null compares as false with everything, which is what a value that is no number is to be.
    private int? Compare(ReadOnlySpan<byte> number) => _slice.Kind == JsonKind.Number ? JsonNumber.Compare(_json.Slice(_slice.Start, _slice.Length), number) : null;
}
