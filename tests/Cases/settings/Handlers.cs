using RouteGen;

namespace App;

public static class Pages
{
    public static string Home() => "home";

    public static string Users() => "users";

    public static string User(int id) => $"user {id}";

    public static HttpResult Logo() => HttpResults.Bytes(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0xFF, 0x00 }, "image/png");

    public static string SetLogo(byte[] logo) => Convert.ToHexString(logo);

    public static HttpResult NotFound(HttpRequest request) => HttpResults.Problem(404, title: "No such page", detail: request.Method);
}
