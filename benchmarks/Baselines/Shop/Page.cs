namespace Shop;

/// <summary>A part of a longer list.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, long Total);
