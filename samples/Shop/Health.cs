namespace Shop;

public sealed record HealthReport(string Status);

public static class Health
{
    public static HealthReport Get() => new("ok");
}
