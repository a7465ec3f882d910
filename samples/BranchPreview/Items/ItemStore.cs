using System.Data.Common;
using System.Text.Json;
using BranchPreview.Storage;

namespace BranchPreview.Items;

/// <summary>The rows of all plain resources.</summary>
public sealed class ItemStore(Database database)
{
    private const string Select = "SELECT id, version, changed_at, value FROM items WHERE kind = @kind AND owner_id = @owner ";

    /// <returns><see langword="null"/> when there is no such owner.</returns>
    public async Task<ItemPage?> ListAsync(ItemKind kind, Guid owner, Guid? after, int size, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        if (!await session.ExistsAsync(kind.Owners, owner)) return null;
        // One more than asked for shows whether there is another part. Every id comes after the empty text.
        var items = await session.ReadAsync(Select + "AND id > @after ORDER BY id LIMIT @size", Row, ("kind", kind.Key), ("owner", owner), ("after", after?.ToString() ?? ""), ("size", size + 1));
        return items.Count > size ? new ItemPage([.. items.Take(size)], items[size - 1].Id) : new ItemPage(items, Next: null);
    }

    /// <returns><see langword="null"/> when there is no such owner.</returns>
    public async Task<ItemPage?> SearchAsync(ItemKind kind, Guid owner, string text, int size, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        if (!await session.ExistsAsync(kind.Owners, owner)) return null;
        return new ItemPage(await session.ReadAsync(Select + @"AND label LIKE @pattern ESCAPE '\' ORDER BY label, id LIMIT @size", Row, ("kind", kind.Key), ("owner", owner), ("pattern", Columns.Containing(text)), ("size", size)), Next: null);
    }

    public async Task<Item?> FindAsync(ItemKind kind, Guid owner, Guid id, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await FindAsync(session, kind, owner, id);
    }

    /// <returns><see langword="null"/> when there is no such owner.</returns>
    public async Task<Item?> AddAsync(ItemKind kind, Guid owner, string label, string value, CancellationToken cancellation)
    {
        var id = Guid.NewGuid();
        await using var session = await database.BeginAsync(cancellation);
        if (!await session.ExistsAsync(kind.Owners, owner)) return null;
        await session.ExecuteAsync(
            "INSERT INTO items (id, kind, owner_id, label, value, version, changed_at) VALUES (@id, @kind, @owner, @label, @value, 1, @now)",
            ("id", id),
            ("kind", kind.Key),
            ("owner", owner),
            ("label", Columns.Searchable(label)),
            ("value", value),
            ("now", DateTimeOffset.UtcNow));
        var added = await FindAsync(session, kind, owner, id);
        await session.CommitAsync();
        return added;
    }

    /// <returns>The item as it is now; <see langword="null"/> when there is none, or none of that version.</returns>
    public async Task<Item?> ChangeAsync(ItemKind kind, Guid owner, Guid id, string label, string value, long? version, CancellationToken cancellation)
    {
        await using var session = await database.BeginAsync(cancellation);
        // Compared and written in one statement: of two writers that saw the same version one is told.
        var changed = await session.ExecuteAsync(
            "UPDATE items SET label = @label, value = @value, version = version + 1, changed_at = @now WHERE id = @id AND kind = @kind AND owner_id = @owner AND (@version = 0 OR version = @version)",
            ("id", id),
            ("kind", kind.Key),
            ("owner", owner),
            ("label", Columns.Searchable(label)),
            ("value", value),
            ("version", version ?? 0L),
            ("now", DateTimeOffset.UtcNow));
        var item = changed > 0 ? await FindAsync(session, kind, owner, id) : null;
        await session.CommitAsync();
        return item;
    }

    public async Task<bool> RemoveAsync(ItemKind kind, Guid owner, Guid id, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.ExecuteAsync("DELETE FROM items WHERE id = @id AND kind = @kind AND owner_id = @owner", ("id", id), ("kind", kind.Key), ("owner", owner)) > 0;
    }

    private static Task<Item?> FindAsync(Session session, ItemKind kind, Guid owner, Guid id) =>
        session.FindAsync(Select + "AND id = @id", Row, ("kind", kind.Key), ("owner", owner), ("id", id));

    private static Item Row(DbDataReader row)
    {
        using var value = JsonDocument.Parse(row.GetString(3));
        return new Item(row.Id(0), row.GetInt64(1), row.Time(2), value.RootElement.Clone());
    }
}
