namespace App;

public static class Users
{
    public static string List() => "list";

    public static string Get(string id) => id;
}
