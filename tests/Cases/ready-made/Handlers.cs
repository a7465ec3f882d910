using RouteGen;
using RouteGen.Middleware;

namespace App;

/// <summary>What ready-made middleware takes: a store has to be here, options may be.</summary>
public static class Services
{
    // Shared by all that serve the route: a table, not memory, where this is deployed.
    public static IIdempotencyStore Keys { get; } = new MemoryIdempotencyStore();

    public static CompressionOptions Compression { get; } = new() { Above = 4096 };

    public static SecurityHeadersOptions Headers { get; } = new() { CacheControl = "private", FrameOptions = null };
}

public static class Orders
{
    private static int s_count;

    public static string List() => "book, pen";

    public static HttpResult Get(int id) => HttpResults.Text($"order {id}").WithHeader("ETag", $"\"{id}-v1\"").WithHeader("Cache-Control", "max-age=60");

    public static HttpResult Place([FromBody] string article) => HttpResults.Created($"/orders/{++s_count}");
}
