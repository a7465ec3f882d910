using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RouteGen.Benchmarks.Events;
using Shop;
using Shop.Administration;

namespace RouteGen.Benchmarks;

/// <summary>The Shop's routes as a hand-written map.</summary>
public static class ShopFunctions
{
    public static FunctionMap NewMap() => new(new Dictionary<string, Func<IGatewayRequest, ProxyResponse>>
    {
        ["GET /health"] = _ => Answers.Json(Health.Get(), ShopJson.Default.HealthReport),
        ["GET /welcome"] = _ => Answers.Text(Visits.Welcome()),
        ["GET /users"] = ListUsers,
        ["POST /users"] = request => Body(request, ShopJson.Default.NewUser) is { } user ? Answers.Json(Users.Create(user), ShopJson.Default.User) : Answers.Status(400),
        ["GET /users/{id}"] = request => Id(request) is { } id ? Answers.Json(Users.Get(id, Query(request, "name")), ShopJson.Default.User) : Answers.Status(400),
        ["PATCH /users/{id}"] = request => Id(request) is { } id && Body(request, ShopJson.Default.UserChange) is { } change ? Answers.Json(Users.Update(id, change), ShopJson.Default.User) : Answers.Status(400),
        ["DELETE /users/{id}"] = DeleteUser,
        ["GET /users/{id}/orders"] = OrdersOfUser,
        ["POST /users/{id}/orders"] = request => Id(request) is { } id && Body(request, ShopJson.Default.NewOrder) is { } order ? Answers.Json(Orders.Place(id, order), ShopJson.Default.Order) : Answers.Status(400),
        ["GET /orders/{id}"] = request => Id(request) is { } id ? Answers.Json(Orders.Get(id), ShopJson.Default.Order) : Answers.Status(400),
        ["POST /orders/{id}:cancel"] = request => Id(request) is { } id ? Answers.Json(Orders.Cancel(id), ShopJson.Default.Order) : Answers.Status(400),
        ["GET /files/{path+}"] = request => Answers.Json(Files.Download(request.PathParameters!["path"]), ShopJson.Default.StoredFile),
        ["PUT /files/{path+}"] = request => Answers.Json(Files.Upload(request.PathParameters!["path"], Bytes(request)), ShopJson.Default.StoredFile),
        ["GET /admin/stats"] = _ => Answers.Json(Reports.Stats(), ShopJson.Default.Stats),
        ["GET /admin/orders.csv"] = _ => Answers.Text(Reports.Orders()),
    });

    private static ProxyResponse ListUsers(IGatewayRequest request)
    {
        var (page, size) = (1, 20);
        if (Query(request, "page") is { } pageText && !int.TryParse(pageText, CultureInfo.InvariantCulture, out page)) return Answers.Status(400);
        if (Query(request, "size") is { } sizeText && !int.TryParse(sizeText, CultureInfo.InvariantCulture, out size)) return Answers.Status(400);
        return Answers.Json(Users.List(Query(request, "search"), page, size), ShopJson.Default.PageUser);
    }

    private static ProxyResponse DeleteUser(IGatewayRequest request)
    {
        if (Id(request) is not { } id) return Answers.Status(400);
        Users.Delete(id);
        return Answers.Status(204);
    }

    private static ProxyResponse OrdersOfUser(IGatewayRequest request)
    {
        if (Id(request) is not { } id) return Answers.Status(400);
        OrderStatus? status = null;
        if (Query(request, "status") is { } text)
        {
            if (!Enum.TryParse<OrderStatus>(text, ignoreCase: true, out var known)) return Answers.Status(400);
            status = known;
        }

        return Answers.Json(Orders.OfUser(id, status), ShopJson.Default.IReadOnlyListOrder);
    }

    private static Guid? Id(IGatewayRequest request) => Guid.TryParse(request.PathParameters!["id"], out var id) ? id : null;

    private static string? Query(IGatewayRequest request, string name) => request.QueryStringParameters is { } query && query.TryGetValue(name, out var value) ? value : null;

    private static T? Body<T>(IGatewayRequest request, JsonTypeInfo<T> type)
        where T : class
    {
        if (request.Body is null) return null;
        try
        {
            return request.IsBase64Encoded ? JsonSerializer.Deserialize(Convert.FromBase64String(request.Body), type) : JsonSerializer.Deserialize(request.Body, type);
        }
        catch (JsonException)
        {
            // 400.
            return null;
        }
    }

    private static byte[] Bytes(IGatewayRequest request) =>
        request.Body is not { } body ? [] : request.IsBase64Encoded ? Convert.FromBase64String(body) : Encoding.UTF8.GetBytes(body);
}
