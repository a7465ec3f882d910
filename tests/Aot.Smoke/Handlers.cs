using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using RouteGen;

namespace Smoke;

public enum Color
{
    Red,
    Green,
}

public sealed record Item(string Name, Color Color, int[] Sizes);

public sealed record Query(string? Text, int Page = 1, Color? Color = null);

public readonly record struct Money(decimal Amount) : IParsable<Money>
{
    public static Money Parse(string s, IFormatProvider? provider) => new(decimal.Parse(s, provider));

    public static bool TryParse(string? s, IFormatProvider? provider, out Money result)
    {
        var isNumber = decimal.TryParse(s, NumberStyles.Number, provider, out var amount);
        result = new Money(amount);
        return isNumber;
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Item))]
internal sealed partial class SmokeJson : JsonSerializerContext;

public sealed class Clock : IDisposable
{
    public static int Disposed { get; private set; }

    private readonly string _now = "now";

    public string Now => _now;

    public void Dispose() => Disposed++;
}

public static class Services
{
    public static StringBuilder Shared { get; } = new("shared");

    public static Clock OpenClock() => new();

    public static void ConfigureServices(IServiceCollection services) => services.AddScoped<IUnit, Unit>().AddKeyedSingleton<IUnit, Unit>("shared");
}

public interface IUnit;

public sealed class Unit : IUnit;

public static class Scoped
{
    public static string Get(IUnit unit, IServiceProvider provider, [FromServices("shared")] IUnit shared) => $"{ReferenceEquals(unit, provider.GetService(typeof(IUnit)))} {ReferenceEquals(unit, shared)}";
}

public static class Values
{
    public static string Numbers(Guid guid, Int128 number, byte small = 1, double? real = null, bool flag = false) => string.Create(CultureInfo.InvariantCulture, $"{guid} {number} {small} {real} {flag}");

    public static string Lists(int[] ids, IReadOnlyList<Color> colors, string[]? tags) => $"{string.Join(',', ids)} {string.Join(',', colors)} {tags?.Length}";

    public static string Dates(DateTimeOffset at, DateOnly day, TimeOnly time, TimeSpan span, Money price) => string.Create(CultureInfo.InvariantCulture, $"{at:O} {day:O} {time:O} {span} {price.Amount}");

    public static string Mixed(string name) => name;

    public static string Greedy(string path) => path;

    public static string Headers([FromHeader] string xName, [FromCookie] int visits, [FromClaim] string sub) => $"{xName} {visits} {sub}";

    public static string Form([FromForm] string title, FormFile file) => $"{title} {file.FileName} {file.Content.Length}";

    public static string Search([FromQuery] Query query) => query.ToString();
}

public static class Bodies
{
    public static Item Echo(Item item) => item;

    public static string Text([FromBody] string text) => text;

    public static byte[] Bytes([FromBody] byte[] bytes) => bytes;
}

public static class Answers
{
    public static HttpResult Nobody(HttpRequest request) => HttpResults.Text("nobody at " + request.Path, 404);

    public static void Nothing()
    {
        // 204.
    }

    public static Item? Missing() => null;

    public static HttpResult Result() => HttpResults.Ok(new Item("result", Color.Red, [1])).WithHeader("X-Smoke", "yes").WithCookie(new SetCookie("a", "b"));

    public static HttpResult<Item> Typed(StringBuilder shared) => new Item(shared.ToString(), Color.Green, []);

    public static Stream Stream() => new MemoryStream("stream"u8.ToArray());

    public static async Task<string> Later(LambdaContext context, CancellationToken cancellation)
    {
        await Task.Delay(1, cancellation);
        return context.RequestId;
    }

    public static string Fails() => throw new InvalidOperationException("a secret");
}

public sealed class Counter(Clock clock)
{
    public string Count() => $"{clock.Now} {Clock.Disposed}";
}

public static class Received
{
    private static readonly List<string> Seen = [];

    public static async Task Item(Item item, SqsMessage message, Clock clock)
    {
        await Task.Yield();
        lock (Seen) Seen.Add($"{message.Id} {item.Name} {clock.Now}");
    }

    public static ValueTask Around(EventRecord record, NextRecord next) => record.Id == "m-2" ? throw new InvalidOperationException("not this one") : next();

    public static void Changed(Item newImage, DynamoDbRecord record) => Seen.Add($"{record.EventName} {newImage.Name} {newImage.Sizes.Length}");

    public static void Painted(Item detail) => Seen.Add(detail.Name + " is red");

    public static Item Echo(System.Text.Json.JsonElement payload)
    {
        var item = new Item(string.Join(", ", Seen), Color.Green, [payload.GetArrayLength()]);
        Seen.Clear();
        return item;
    }
}
