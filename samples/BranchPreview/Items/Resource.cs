using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RouteGen;

namespace BranchPreview.Items;

/// <summary>The six functions that each plain resource used to have. A resource is a record, a class that names its kind, and its lines in <c>routes/</c>.</summary>
public abstract class Resource<T>(ItemStore items, ItemKind kind)
    where T : class, IItem
{
    // Known at compile time: the context lists every kind.
    private static readonly JsonTypeInfo<T> Json = (JsonTypeInfo<T>)BranchJson.Default.GetTypeInfo(typeof(T))!;

    public Task<ItemPage?> List(Guid id, CancellationToken cancellation, Guid? after = null, [Range(1, 100)] int size = 20) => items.ListAsync(kind, id, after, size, cancellation);

    public Task<ItemPage?> Search(Guid id, [StringLength(100, MinimumLength = 1)] string text, CancellationToken cancellation, [Range(1, 100)] int size = 20) =>
        items.SearchAsync(kind, id, text, size, cancellation);

    public async Task<HttpResult<Item>> Create(Guid id, [FromBody] T value, CancellationToken cancellation) =>
        await items.AddAsync(kind, id, value.Label, JsonSerializer.Serialize(value, Json), cancellation) is { } added
            ? Tagged(HttpResults.Created($"/{kind.Owners}/{id}/{kind.Name}/{added.Id}", added), added)
            : HttpResults.NotFound();

    public async Task<HttpResult<Item>> Get(Guid id, Guid item, CancellationToken cancellation) =>
        await items.FindAsync(kind, id, item, cancellation) is { } found ? Tagged(HttpResults.Ok(found), found) : HttpResults.NotFound();

    /// <summary>With <c>If-Match</c> only the version that the client has seen is replaced.</summary>
    public async Task<HttpResult<Item>> Update(Guid id, Guid item, [FromBody] T value, CancellationToken cancellation, [FromHeader] string? ifMatch = null)
    {
        var version = ReadVersion(ifMatch);
        if (ifMatch is not null && version is null) return HttpResults.Problem(412, detail: "If-Match names no version of this resource.");
        if (await items.ChangeAsync(kind, id, item, value.Label, JsonSerializer.Serialize(value, Json), version, cancellation) is { } changed) return Tagged(HttpResults.Ok(changed), changed);
        return version is not null && await items.FindAsync(kind, id, item, cancellation) is not null ? HttpResults.Problem(412, detail: "Somebody else has changed it.") : HttpResults.NotFound();
    }

    public async Task<HttpResult> Delete(Guid id, Guid item, CancellationToken cancellation) => await items.RemoveAsync(kind, id, item, cancellation) ? HttpResults.NoContent() : HttpResults.NotFound();

    private static HttpResult<Item> Tagged(HttpResult<Item> result, Item item) => result.WithHeader("ETag", string.Create(CultureInfo.InvariantCulture, $"\"{item.Version}\""));

    private static long? ReadVersion(string? tag) =>
        tag is ['"', .. var number, '"'] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 ? version : null;
}
