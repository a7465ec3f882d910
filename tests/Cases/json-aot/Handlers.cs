namespace App;

public sealed record Book(string Title, int Year = 2000);

public static class Books
{
    // No JSON context lists Book, and ahead of time nothing else can read one.
    public static Book Add(Book book) => book;

    public static string Title() => "Notes";
}
