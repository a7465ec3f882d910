namespace Shop;

internal static class Users
{
    private static readonly Guid Somebody = new("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly DateTimeOffset Then = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    public static Page<User> List(string? search = null, int page = 1, int size = 20) =>
        new([new User(Somebody, search ?? "Ada Lovelace", "ada@example.com", Then)], page, size, Total: 1);

    /// <summary>The route that is measured most: an id, a text, and an answer of a hundred bytes.</summary>
    public static User Get(Guid id, string? name = null) => new(id, name ?? "Ada Lovelace", "ada@example.com", Then);

    public static User Create(NewUser user) => new(Somebody, user.Name, user.Email, Then);

    public static User Update(Guid id, UserChange change) => new(id, change.Name ?? "Ada Lovelace", change.Email ?? "ada@example.com", Then);

    /// <summary>Binds an id and answers 204: nothing in it needs memory of its own.</summary>
    public static void Delete(Guid id)
    {
        // There is no store.
    }
}
