using RouteGen;

namespace App;

public class ShopException : Exception
{
    public ShopException(string message)
        : base(message)
    {
    }
}

public sealed class OutOfStock : ShopException
{
    public OutOfStock()
        : base("The warehouse's password is hunter2.")
    {
    }
}

/// <summary>Made for one invocation; the middleware and the handler are given the same.</summary>
public sealed class Session : IDisposable
{
    public List<string> Notes { get; } = new();

    public void Dispose() => Notes.Clear();
}

public static class Services
{
    public static Session NewSession() => new();
}

/// <summary>Changes every answer, whatever it was made of.</summary>
public static class Stamp
{
    public static async ValueTask<HttpResult> Around(HttpRequest request, Next next)
    {
        var result = await next();
        return result.WithHeader("X-Route", request.Route.Length > 0 ? request.Route : "none").WithHeader("X-Thrown", result.Exception?.GetType().Name ?? "nothing");
    }
}

/// <summary>Answers by itself where the request may not go on.</summary>
public static class Guard
{
    public static Task<HttpResult> Around(HttpRequest request, Next next) =>
        request.GetHeader("x-key") == "open" ? next().AsTask() : Task.FromResult<HttpResult>(HttpResults.Problem(403, "The key is missing."));
}

/// <summary>Takes services, and reads the answer of what is inside.</summary>
public static class Audit
{
    public static async ValueTask<HttpResult> Around(HttpRequest request, Session session, Next next, CancellationToken cancellation)
    {
        session.Notes.Add("audited");
        var result = await next();
        return result.WithBody(result.GetBody().ToArray().Append((byte)'!').ToArray());
    }
}

public static class Orders
{
    public static string Plain() => "plain";

    public static string Stats(HttpRequest request) => $"{request.RouteName} of {request.GetMetadata("team")} in {request.RouteGroup}, {request.GetMetadata("tier")}";

    public static string Place(string article, Session session) => $"{article} {string.Join(' ', session.Notes)}";

    public static string Broken(string what) => throw (what switch
    {
        "stock" => new OutOfStock(),
        "shop" => new ShopException("secret"),
        "cancelled" => new TaskCanceledException("secret"),
        _ => new InvalidOperationException("secret"),
    });
}
