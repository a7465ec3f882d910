namespace Shop;

/// <summary>A part of a longer list.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Total">The length of the whole list.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, long Total);
