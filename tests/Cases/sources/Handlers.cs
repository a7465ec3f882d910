using System.Text;
using RouteGen;

namespace App;

public enum Sorting
{
    Name,
    Price,
}

/// <summary>A query as an object: each member is a value, called by its name in camelCase.</summary>
public sealed record Paging(int Page = 1, int PageSize = 20)
{
    public Sorting? SortBy { get; init; }

    public string[] Tags { get; init; } = Array.Empty<string>();

    [FromHeader]
    public string AcceptLanguage { get; init; } = "en";
}

public sealed class ContactForm
{
    public required string Name { get; init; }

    public string? Message { get; set; }

    [FromForm(Name = "e-mail")]
    public string EMail { get; init; } = "";
}

public static class Sources
{
    public static string Headers([FromHeader] string userAgent, [FromHeader(Name = "X-Retry")] int retry = 0, [FromHeader] string[]? accept = null) =>
        $"{userAgent}|{retry}|{(accept is null ? "none" : string.Join('+', accept))}";

    public static string Cookies([FromCookie] string session, [FromCookie(Name = "__Host-theme")] string? theme) => $"{session}|{theme}";

    public static string Me([FromClaim(Name = "sub")] string user, [FromClaim] string? email) => $"{user}|{email}";

    public static string Search(string q, [FromQuery] Paging paging) =>
        $"{q}|{paging.Page}|{paging.PageSize}|{paging.SortBy}|{string.Join('+', paging.Tags)}|{paging.AcceptLanguage}";

    public static string Whole(HttpRequest request, LambdaContext context, CancellationToken cancellation) =>
        $"{request.Method} {request.Route} {request.GetQuery("x")} {cancellation.IsCancellationRequested} {context.RequestId.Length > 0}";

    public static string Text([FromBody] string text) => text;

    public static string Bytes(string name, byte[] content) => $"{name}: {Convert.ToHexString(content)}";

    public static async Task<string> Stream(Stream content)
    {
        using var reader = new StreamReader(content, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    public static string OptionalText([FromBody] string? text) => text ?? "nothing";

    public static string Form([FromForm] string name, [FromForm] int age = 18, [FromForm] List<string>? hobby = null) =>
        $"{name}|{age}|{(hobby is null ? "none" : string.Join('+', hobby))}";

    public static string Contact([FromForm] ContactForm contact) => $"{contact.Name}|{contact.Message}|{contact.EMail}";

    public static string Photos([FromForm] string title, FormFile photo, FormFile? thumbnail, List<FormFile> extra) =>
        $"{title}|{photo.FileName}|{photo.ContentType}|{Convert.ToHexString(photo.Content.Span)}|{thumbnail?.FileName}|{extra.Count}";
}
