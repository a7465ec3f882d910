namespace Shop;

internal static class Visits
{
    public static string Welcome() => "Welcome to the Shop.";
}
