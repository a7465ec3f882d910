namespace App;

public static class Orders
{
    public static void Big()
    {
    }

    public static void Gift()
    {
    }

    public static void Placed()
    {
    }
}

public static class Logins
{
    public static Task ReportAsync(CancellationToken cancellation) => Task.CompletedTask;
}
