using Microsoft.Extensions.Logging;

namespace App;

public static class Orders
{
    public static string Get(int id, ILogger logger)
    {
        logger.LogInformation("Order {OrderId} was asked for.", id);
        return $"order {id}";
    }
}

public sealed class Stock
{
    private readonly ILogger<Stock> _logger;

    public Stock(ILogger<Stock> logger) => _logger = logger;

    public string Get(string item)
    {
        _logger.LogWarning("{Item} is low.", item);
        return item;
    }
}
