using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using BranchPreview.Storage;

[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<BranchPreview.Vouchers.VoucherJson>))]

namespace BranchPreview.Vouchers;

/// <summary>Two functions from before, as they stood behind a REST API of their own. Nothing of them knows of RouteGen.</summary>
public class VoucherFunctions
{
    private readonly Database _database = Services.Database;

    public async Task<APIGatewayProxyResponse> Get(APIGatewayProxyRequest request, ILambdaContext context)
    {
        await using var session = await _database.OpenAsync(CancellationToken.None);
        return await FindAsync(session, request.PathParameters["code"]) is { } voucher ? Json(200, voucher) : new APIGatewayProxyResponse { StatusCode = 404 };
    }

    public async Task<APIGatewayProxyResponse> Redeem(APIGatewayProxyRequest request, ILambdaContext context)
    {
        var code = request.PathParameters["code"];
        await using var session = await _database.OpenAsync(CancellationToken.None);
        var isRedeemed = await session.ExecuteAsync("UPDATE vouchers SET redeemed_at = @now WHERE code = @code AND redeemed_at = 0", ("code", code), ("now", DateTimeOffset.UtcNow)) > 0;
        if (await FindAsync(session, code) is not { } voucher) return new APIGatewayProxyResponse { StatusCode = 404 };
        context.Logger.LogInformation(isRedeemed ? "A voucher is redeemed." : "A voucher was redeemed before.");
        return isRedeemed ? Json(200, voucher) : new APIGatewayProxyResponse { StatusCode = 409 };
    }

    private static Task<Voucher?> FindAsync(Session session, string code) =>
        session.FindAsync("SELECT code, amount, currency, redeemed_at FROM vouchers WHERE code = @code", row => new Voucher(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetInt64(3) > 0), ("code", code));

    private static APIGatewayProxyResponse Json(int status, Voucher voucher) => new()
    {
        StatusCode = status,
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "application/json" },
        Body = JsonSerializer.Serialize(voucher, VoucherJson.Default.Voucher),
    };
}

public sealed record Voucher(string Code, long Amount, string Currency, bool IsRedeemed);

[JsonSerializable(typeof(APIGatewayProxyRequest))]
[JsonSerializable(typeof(APIGatewayProxyResponse))]
[JsonSerializable(typeof(Voucher))]
public sealed partial class VoucherJson : JsonSerializerContext;
