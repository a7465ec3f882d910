using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using RouteGen;

namespace App;

public sealed record NewOrder([Required, StringLength(20)] string Sku, [Range(1, 100)] int Quantity);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(NewOrder))]
internal sealed partial class AppJson : JsonSerializerContext
{
}

public sealed class OutOfStock : Exception
{
}

/// <summary>One for each invocation: the middleware and the handler are given the same, and it is disposed of when the answer is written.</summary>
public sealed class UnitOfWork : IAsyncDisposable
{
    public List<string> Done { get; } = new();

    public ValueTask DisposeAsync() => default;
}

public static class Services
{
    public static UnitOfWork Begin() => new();
}

public static class Audit
{
    public static async ValueTask<HttpResult> Around(HttpRequest request, Next next, UnitOfWork work)
    {
        work.Done.Add("audited");
        return await next();
    }
}

public static class Orders
{
    public static async Task<HttpResult> Place(NewOrder order, UnitOfWork work, [FromClaim] string sub, CancellationToken cancellation)
    {
        if (order.Quantity > 50) throw new OutOfStock();
        await Task.Delay(0, cancellation);
        return HttpResults.Text($"{order.Quantity} {order.Sku} for {sub}, {string.Join(' ', work.Done)}", 201);
    }
}
