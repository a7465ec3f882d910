using RouteGen;

namespace App;

public static class Users
{
    public static string List() => "users";

    public static string Report(int id) => $"report {id}";

    public static void Make(SqsMessage message) => Console.WriteLine(message.Body);

    public static void Clean()
    {
    }
}
