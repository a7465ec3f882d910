using System.Text.Json.Serialization;
using RouteGen;

namespace App
{
    public interface IStore
    {
    }

    public sealed record Item(string Name);

    public sealed class TwoConstructors
    {
        public TwoConstructors(string name) => Name = name;

        public TwoConstructors(int number) => Name = $"{number}";

        public string Name { get; }
    }

    public sealed class Nested
    {
        public Item? Item { get; set; }
    }

    public sealed record PascalCase(string Name);

    public static class Bind
    {
        public static string NotTaken() => "";

        public static string Misspelt(string userIdd) => userIdd;

        public static string NoSuchPathParameter(string id, [FromRoute] string key) => id + key;

        public static string TwoAttributes([FromQuery, FromHeader] string name) => name;

        public static string Interface(IStore store) => $"{store}";

        public static string ComplexOnGet(Item item) => item.Name;

        public static string TwoBodies(Item first, Item second) => first.Name + second.Name;

        public static string BodyAndForm(Item body, [FromForm] string name) => body.Name + name;

        public static string NotSimple([FromHeader] Item item) => item.Name;

        public static string Delegate(Action action) => $"{action}";

        public static string ByReference(ref int number) => $"{number}";

        public static string NoConstructor([FromQuery] TwoConstructors query) => query.Name;

        public static string Member([FromQuery] Nested query) => $"{query.Item}";

        public static string Name([FromHeader(Name = "not a token")] string name) => name;

        public static string BodyDefault([FromBody] string text = "none") => text;

        public static async IAsyncEnumerable<int> Numbers()
        {
            await Task.Yield();
            yield return 1;
        }

        public static PascalCase Named() => new("x");

        public static Other.Item Twice() => new(1);

        public static string Fine() => "fine";
    }

    [JsonSerializable(typeof(PascalCase))]
    internal sealed partial class PlainJson : JsonSerializerContext
    {
    }

    [JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(Item))]
    [JsonSerializable(typeof(Other.Item))]
    internal sealed partial class ItemJson : JsonSerializerContext
    {
    }
}

namespace Other
{
    public sealed record Item(int Number);
}
