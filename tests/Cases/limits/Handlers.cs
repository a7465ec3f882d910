using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using RouteGen;

namespace App;

public sealed record Line(string Sku, int Count);

public sealed record Order(string Customer, Line[] Lines);

public static class Orders
{
    public static string Place(Order order) => $"{order.Lines.Length} lines for {order.Customer}";

    public static string Note([FromBody] string text) => text;

    public static string Grow(HttpRequest request) => $"{request.ReadJson(AppJson.Default.JsonObject)?.Count} members";
}

public static class Waiting
{
    public static Task<string> Heed(CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => "never", cancellation);

    // In Lambda, the watchdog would answer, and end the process.
    public static string Ignore(CancellationToken cancellation)
    {
        cancellation.WaitHandle.WaitOne();
        Thread.Sleep(100);
        return "late";
    }
}

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class AppJson : JsonSerializerContext
{
}
