using System.Text.Json;

namespace BranchPreview.Items;

/// <summary>A row of a plain resource.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">From 1; the answer's ETag, and what <c>If-Match</c> is compared with.</param>
/// <param name="ChangedAt">When it was last written.</param>
/// <param name="Value">What it is about.</param>
public sealed record Item(Guid Id, long Version, DateTimeOffset ChangedAt, JsonElement Value);

/// <param name="Items">A part of the list.</param>
/// <param name="Next">The <c>after</c> of the next part; <see langword="null"/> at the end.</param>
public sealed record ItemPage(IReadOnlyList<Item> Items, Guid? Next);
