using System.Security.Cryptography;
using System.Text;
using RouteGen;

namespace RecordQueue;

/// <summary>Lets in whoever knows the key in <c>RECORDQUEUE_ADMIN_KEY</c>. Without that variable nobody does.</summary>
public static class AdminKey
{
    public static async ValueTask<HttpResult> Require(HttpRequest request, Next next) => IsRight(request.GetHeader("X-Admin-Key")) ? await next() : HttpResults.Forbidden();

    private static bool IsRight(string? key)
    {
        var expected = Environment.GetEnvironmentVariable("RECORDQUEUE_ADMIN_KEY");
        return key is not null && !string.IsNullOrEmpty(expected) && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(expected));
    }
}
