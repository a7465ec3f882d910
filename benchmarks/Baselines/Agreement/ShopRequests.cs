using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RouteGen.Benchmarks;

/// <summary>Requests of the Shop, one for each route and a few that have no route or are wrong.</summary>
public static class ShopRequests
{
    private const string Id = "0f8fad5b-d9cb-469f-a165-70867728950e";

    private static readonly IReadOnlyDictionary<string, string> IdValue = new Dictionary<string, string> { ["id"] = Id };

    /// <summary>Binds an id, and an optional text that is not sent; answers a small object.</summary>
    public static GatewayRequest GetUser { get; } = new("GET /users/{id}", $"/users/{Id}") { Values = IdValue };

    /// <summary>The same with the text.</summary>
    public static GatewayRequest GetUserByName { get; } = GetUser with { Query = new Dictionary<string, string> { ["name"] = "Grace Hopper" } };

    /// <summary>Binds an id and answers 204.</summary>
    public static GatewayRequest DeleteUser { get; } = GetUser with { Key = "DELETE /users/{id}" };

    /// <summary>Sends an order of about 700 bytes.</summary>
    public static GatewayRequest PlaceOrder { get; } = new("POST /users/{id}/orders", $"/users/{Id}/orders") { Values = IdValue, Body = OrderOf(lines: 9) };

    public static GatewayRequest Welcome { get; } = new("GET /welcome", "/welcome");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<GatewayRequest> All { get; } =
    [
        GetUser, GetUserByName, DeleteUser, PlaceOrder, Welcome,
        new("GET /health", "/health"),
        new("GET /users", "/users"),
        new("GET /users", "/users") { Query = new Dictionary<string, string> { ["search"] = "Grace", ["page"] = "2", ["size"] = "50" } },
        new("GET /users", "/users") { Query = new Dictionary<string, string> { ["page"] = "second" } },
        new("POST /users", "/users") { Body = """{"name":"Grace Hopper","email":"grace@example.com"}""" },
        new("PATCH /users/{id}", $"/users/{Id}") { Values = IdValue, Body = """{"name":"Grace Hopper"}""" },
        new("PATCH /users/{id}", $"/users/{Id}") { Values = IdValue, Body = "{" },
        new("GET /users/{id}", "/users/7") { Values = new Dictionary<string, string> { ["id"] = "7" } },
        new("GET /users/{id}/orders", $"/users/{Id}/orders") { Values = IdValue, Query = new Dictionary<string, string> { ["status"] = "Shipped" } },
        new("GET /orders/{id}", $"/orders/{Id}") { Values = IdValue },
        new("POST /orders/{id}:cancel", $"/orders/{Id}:cancel") { Values = IdValue },
        new("GET /files/{path+}", "/files/a/b.txt") { Values = new Dictionary<string, string> { ["path"] = "a/b.txt" } },
        new("PUT /files/{path+}", "/files/a/b.txt") { Values = new Dictionary<string, string> { ["path"] = "a/b.txt" }, Body = "some text", ContentType = "text/plain" },
        new("GET /admin/stats", "/admin/stats"),
        new("GET /admin/orders.csv", "/admin/orders.csv"),
        new("GET /no/such/path", "/no/such/path"),
    ];

    /// <summary>An order as JSON: 9 lines are about 700 bytes.</summary>
    public static string OrderOf(int lines) => new JsonObject
    {
        ["currency"] = "EUR",
        ["note"] = "Please leave it at the door.",
        ["lines"] = new JsonArray([.. Enumerable.Range(1, lines).Select(number => new JsonObject
        {
            ["sku"] = string.Create(CultureInfo.InvariantCulture, $"sku-{number:0000}"),
            ["name"] = "Blue mug, 300 ml",
            ["quantity"] = number,
            ["price"] = 12.5,
        })]),
    }.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
