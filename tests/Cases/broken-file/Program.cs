namespace App;

public static class Users
{
    public static string List() => "all users";

    public static string Get(int id) => $"user {id}";
}

public static class Program
{
    // The router is there, though it has no routes: this line is no second error.
    public static Task<int> Main(string[] args) => Router.RunAsync(args);
}
