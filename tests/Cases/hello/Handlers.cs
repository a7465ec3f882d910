namespace Hello;

public static class Greetings
{
    public static string Welcome() => "Welcome.";

    public static string Hello(string name, string greeting = "Hello") => $"{greeting}, {name}!";
}
