using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shop;
using Shop.Administration;

namespace RouteGen.Benchmarks;

/// <summary>The Shop's routes as a minimal API.</summary>
public static class ShopEndpoints
{
    public static MinimalApi Start(EventKind kind) => MinimalApi.Start(kind, ShopJson.Default, Map);

    private static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", () => Health.Get());
        routes.MapGet("/welcome", () => Visits.Welcome());
        routes.MapGet("/users", (string? search, int page = 1, int size = 20) => Users.List(search, page, size));
        routes.MapPost("/users", (NewUser user) => Users.Create(user));
        routes.MapGet("/users/{id}", (Guid id, string? name) => Users.Get(id, name));
        routes.MapPatch("/users/{id}", (Guid id, UserChange change) => Users.Update(id, change));
        routes.MapDelete("/users/{id}", (Guid id) =>
        {
            Users.Delete(id);
            return TypedResults.NoContent();
        });
        routes.MapGet("/users/{id}/orders", (Guid id, OrderStatus? status) => Orders.OfUser(id, status));
        routes.MapPost("/users/{id}/orders", (Guid id, NewOrder order) => Orders.Place(id, order));
        routes.MapGet("/orders/{id}", (Guid id) => Orders.Get(id));
        routes.MapPost("/orders/{id}:cancel", (Guid id) => Orders.Cancel(id));
        routes.MapGet("/files/{**path}", (string path) => Files.Download(path));
        routes.MapPut("/files/{**path}", async (string path, Stream body) =>
        {
            using var content = new MemoryStream();
            await body.CopyToAsync(content);
            return Files.Upload(path, content.ToArray());
        });
        routes.MapGet("/admin/stats", () => Reports.Stats());
        routes.MapGet("/admin/orders.csv", () => Reports.Orders());
    }
}
