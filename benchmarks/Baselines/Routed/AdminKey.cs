using RouteGen;

namespace Shop.Administration;

/// <summary>The sample's middleware, without a key to look at: the peers have none either, and its routes are not measured.</summary>
internal static class AdminKey
{
    public static ValueTask<HttpResult> Require(HttpRequest request, Next next) => request.Method.Length > 0 ? next() : throw new InvalidOperationException();
}
