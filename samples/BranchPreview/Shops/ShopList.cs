using System.ComponentModel.DataAnnotations;
using RouteGen;

namespace BranchPreview.Shops;

public static class ShopList
{
    public static async Task<HttpResult<Shop>> Add(NewShop shop, ShopStore shops, CancellationToken cancellation)
    {
        var added = await shops.AddAsync(shop, cancellation);
        return HttpResults.Created($"/shops/{added.Id}", added);
    }

    public static Task<IReadOnlyList<Shop>> Search(ShopStore shops, CancellationToken cancellation, [StringLength(100)] string name = "", [Range(1, 100)] int size = 20) =>
        shops.SearchAsync(name, size, cancellation);

    public static Task<Shop?> Get(Guid id, ShopStore shops, CancellationToken cancellation) => shops.FindAsync(id, cancellation);

    public static async Task<HttpResult<Shop>> SetHours(Guid id, Timetable timetable, ShopStore shops, CancellationToken cancellation) =>
        await shops.SetHoursAsync(id, timetable.Hours, cancellation) is { } shop ? shop : HttpResults.NotFound();

    public static async Task<HttpResult> Close(Guid id, ShopStore shops, CancellationToken cancellation) => await shops.SetOpenAsync(id, isOpen: false, cancellation) ? HttpResults.NoContent() : HttpResults.NotFound();

    public static async Task<HttpResult> Reopen(Guid id, ShopStore shops, CancellationToken cancellation) => await shops.SetOpenAsync(id, isOpen: true, cancellation) ? HttpResults.NoContent() : HttpResults.NotFound();
}
