using System.Globalization;
using System.Security.Cryptography;

namespace RouteGen.Fronts;

/// <summary>The ids of an AWS account that does not exist, each in the form the real one has.</summary>
internal static class FakeAccount
{
    public const string AccountId = "123456789012";
    public const string Region = "us-east-1";
    public const string ApiId = "a1b2c3d4e5";
    public const string FunctionUrlId = "abcdefghijklmnopqrstuvwxyz012345";
    public const string ResourceId = "r0ut3g";
    public const string DeploymentId = "d3pl0y";
    public const string TargetGroupArn = $"arn:aws:elasticloadbalancing:{Region}:{AccountId}:targetgroup/routegen/0123456789abcdef";
    public const string FunctionArn = $"arn:aws:lambda:{Region}:{AccountId}:function:routegen";

    /// <summary>A request id of the kind REST APIs, Function URLs and Lambda itself give.</summary>
    public static string NewRequestId() => Guid.NewGuid().ToString();

    /// <summary>A request id of the kind HTTP APIs give: <c>LV7fzho-PHcEJPw=</c>.</summary>
    public static string NewExtendedRequestId()
    {
        Span<byte> bytes = stackalloc byte[11];
        RandomNumberGenerator.Fill(bytes);
        return Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');
    }

    /// <summary>An X-Ray trace id: <c>Root=1-6a5145a7-5c3686ff7df3149177a89157</c>.</summary>
    public static string NewTraceId(DateTimeOffset time)
    {
        var root = Guid.NewGuid().ToString("N")[..24];
        return string.Create(CultureInfo.InvariantCulture, $"Root=1-{time.ToUnixTimeSeconds():x8}-{root}");
    }

    /// <summary>A time as the gateways write it: <c>10/Jul/2026:19:19:04 +0000</c>.</summary>
    public static string LogTime(DateTimeOffset time) => time.UtcDateTime.ToString("dd/MMM/yyyy:HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
}
