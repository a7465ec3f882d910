using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RouteGen;

namespace Shop.Administration;

public sealed record Stats(long Users, long Orders, decimal Revenue);

/// <summary>For whoever knows the key in <c>SHOP_ADMIN_KEY</c>. Without that variable nobody does.</summary>
public static class Reports
{
    public static HttpResult<Stats> Stats(IUserStore users, IOrderStore orders, [FromHeader(Name = "X-Admin-Key")] string? key = null)
    {
        if (!IsAdmin(key)) return HttpResults.Forbidden();
        var sold = orders.All().Where(order => order.Status != OrderStatus.Cancelled).ToList();
        return new Stats(users.Search(text: null, page: 1, size: 1).Total, sold.Count, sold.Sum(order => order.Total));
    }

    public static HttpResult Orders(IOrderStore orders, [FromHeader(Name = "X-Admin-Key")] string? key = null)
    {
        if (!IsAdmin(key)) return HttpResults.Forbidden();
        var csv = new StringBuilder("id,status,total\r\n");
        foreach (var order in orders.All()) csv.Append(CultureInfo.InvariantCulture, $"{order.Id},{order.Status},{order.Total}\r\n");
        return HttpResults.Text(csv.ToString()).WithHeader("Content-Type", "text/csv; charset=utf-8");
    }

    private static bool IsAdmin(string? key)
    {
        var expected = Environment.GetEnvironmentVariable("SHOP_ADMIN_KEY");
        return key is not null && !string.IsNullOrEmpty(expected) && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(expected));
    }
}
