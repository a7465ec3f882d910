using System.Security.Cryptography;
using System.Text;
using RouteGen;

namespace BranchPreview;

/// <summary>A preview is for the team: it lets in whoever knows <c>BRANCHPREVIEW_KEY</c>. Only on a laptop may that be missing.</summary>
public static class PreviewKey
{
    public static async ValueTask<HttpResult> Require(HttpRequest request, Next next)
    {
        if (Variables.Find("BRANCHPREVIEW_KEY") is not { } expected) return Variables.Find("AWS_LAMBDA_FUNCTION_NAME") is null ? await next() : HttpResults.Forbidden();
        return IsRight(request.GetHeader("X-Preview-Key"), expected) ? await next() : HttpResults.Forbidden();
    }

    private static bool IsRight(string? key, string expected) => key is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(expected));
}
