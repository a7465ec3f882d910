using System.Text.Json;
using System.Text.Json.Serialization;
using RouteGen;

namespace App;

public sealed record Book(string Title, int Year = 2000);

public sealed record Note
{
    public required string Text { get; init; }
}

public static class Books
{
    public static HttpResult<Book> Add(Book book) => HttpResults.Created($"/books/{book.Year}", book);

    public static IReadOnlyList<Book> List() => new[] { new Book("Notes", 1843) };

    /// <summary>A nullable body need not be sent.</summary>
    public static string Note(int id, Note? note) => $"{id}: {note?.Text ?? "nothing"}";

    public static Dictionary<string, Book[]> Shelves() => new() { ["first"] = new[] { new Book("Notes", 1843) } };

    /// <summary>The type of the body only shows at run time: the context is asked for it then.</summary>
    public static HttpResult Anything() => HttpResults.Ok(new Book("Any"));
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Book))]
[JsonSerializable(typeof(Note), TypeInfoPropertyName = "BookNote")]
[JsonSerializable(typeof(IReadOnlyList<Book>))]
[JsonSerializable(typeof(Dictionary<string, Book[]>))]
internal sealed partial class BookJson : JsonSerializerContext
{
}
