using System.Globalization;
using System.Text;
using RouteGen;

namespace Shop.Administration;

public sealed record Stats(long Users, long Orders, decimal Revenue);

public static class Reports
{
    public static Stats Stats(IUserStore users, IOrderStore orders)
    {
        var sold = orders.All().Where(order => order.Status != OrderStatus.Cancelled).ToList();
        return new Stats(users.Search(text: null, page: 1, size: 1).Total, sold.Count, sold.Sum(order => order.Total));
    }

    public static HttpResult Orders(IOrderStore orders)
    {
        var csv = new StringBuilder("id,status,total\r\n");
        foreach (var order in orders.All()) csv.Append(CultureInfo.InvariantCulture, $"{order.Id},{order.Status},{order.Total}\r\n");
        return HttpResults.Text(csv.ToString()).WithHeader("Content-Type", "text/csv; charset=utf-8");
    }
}
