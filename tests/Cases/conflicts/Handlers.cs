namespace App;

public static class Users
{
    public static string List() => "list";

    public static string Get(string id) => $"id {id}";

    public static string Find(string name) => $"name {name}";
}

public static class Files
{
    public static string Text(string name) => name;

    public static string A(string rest) => rest;

    public static string Page(string page) => page;

    public static string Index() => "index";
}

public static class All
{
    public static string Any() => "any";
}
