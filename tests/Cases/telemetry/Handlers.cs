using RouteGen;

namespace App;

public static class Orders
{
    public static string Get(int id) => $"order {id}";

    public static string Place(string item, LambdaContext context)
    {
        context.LogInformation("Order placed.", ("item", item), ("isGift", false));
        return item;
    }

    public static void Ship(Stream batch, LambdaContext context) => context.LogInformation("Shipped.", ("bytes", batch.Length));
}
