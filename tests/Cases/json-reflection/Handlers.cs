using RouteGen;

namespace App;

public sealed record Book(string Title, int Year = 2000);

public static class Books
{
    public static Book Add(Book book) => book;

    public static HttpResult Anything() => HttpResults.Ok(new Book("Any"));
}
