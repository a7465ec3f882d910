using RouteGen;

namespace App;

public static class Handlers
{
    public static string Open() => "open";

    public static string Me([FromClaim] string sub) => sub;

    public static string Note([FromBody] string text) => text;

    public static string Stats() => "stats";

    public static string Delete(int id) => $"deleted {id}";
}
