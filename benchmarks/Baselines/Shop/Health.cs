namespace Shop;

internal sealed record HealthReport(string Status);

internal static class Health
{
    public static HealthReport Get() => new("ok");
}
