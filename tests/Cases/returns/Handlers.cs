using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using RouteGen;

namespace App;

public sealed record User(int Id, string Name);

public static class Returns
{
    public static void Nothing()
    {
    }

    public static async Task Task() => await System.Threading.Tasks.Task.Yield();

    public static async ValueTask ValueTask() => await System.Threading.Tasks.Task.Yield();

    /// <summary>null is 404 on GET and HEAD, 204 on the other verbs.</summary>
    public static string? Text(string name) => name == "nobody" ? null : $"\"{name}\"";

    public static async Task<string?> TextLater(string name)
    {
        await System.Threading.Tasks.Task.Yield();
        return Text(name);
    }

    public static byte[] Bytes() => "bytes"u8.ToArray();

    public static ReadOnlyMemory<byte> Memory() => "memory"u8.ToArray();

    public static Stream Stream() => new MemoryStream(Encoding.UTF8.GetBytes("ストリーム"));

    public static User? User(int id) => id == 0 ? null : new User(id, "Ada \"é\" 日本");

    public static async ValueTask<List<User>> Users()
    {
        await System.Threading.Tasks.Task.Yield();
        return new List<User> { new(1, "Ada"), new(2, "Grace") };
    }

    public static int Count() => 42;

    public static HttpResult<User> Created() => HttpResults.Created("/users/é", new User(7, "Ada"));

    public static HttpResult Result(string kind) => kind switch
    {
        "json" => HttpResults.Ok(new User(1, "Ada")),
        "accepted" => HttpResults.Accepted(),
        "missing" => HttpResults.NotFound("No such user."),
        "teapot" => HttpResults.Problem(418, title: "I'm a teapot"),
        "elsewhere" => HttpResults.Redirect("https://example.com/日本", permanent: true),
        "html" => HttpResults.Html("<p>Hello.</p>").WithHeader("X-Frame-Options", "DENY"),
        "file" => HttpResults.Bytes("a,b\n"u8.ToArray(), "text/csv", "report.csv"),
        "unchanged" => HttpResults.Status(304).WithHeader("ETag", "\"1\""),
        _ => HttpResults.BadRequest(),
    };

    public static async Task<HttpResult> Cookies()
    {
        await System.Threading.Tasks.Task.Yield();
        return HttpResults.NoContent()
            .WithCookie(new SetCookie("a", "1"))
            .WithCookie(new SetCookie("b", "2") { MaxAge = TimeSpan.FromHours(1) })
            .WithHeader("Vary", "Accept")
            .WithHeader("Vary", "Cookie");
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(List<User>))]
[JsonSerializable(typeof(int))]
internal sealed partial class AppJson : JsonSerializerContext
{
}
