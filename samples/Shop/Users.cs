using RouteGen;

namespace Shop;

public static class Users
{
    private const int LargestPage = 100;

    public static HttpResult<Page<User>> List(IUserStore users, string? search = null, int page = 1, int size = 20)
    {
        if (page < 1) return HttpResults.BadRequest("The query parameter 'page' starts at 1.");
        if (size is < 1 or > LargestPage) return HttpResults.BadRequest($"The query parameter 'size' is from 1 to {LargestPage}.");
        return users.Search(search, page, size);
    }

    public static User? Get(Guid id, IUserStore users) => users.Find(id);

    public static HttpResult<User> Create(NewUser user, IUserStore users)
    {
        // JSON may leave out what C# calls non-nullable.
        if (Refuse(user.Name ?? "", user.Email ?? "") is { } refusal) return refusal;
        return users.Add(user) is { } added
            ? HttpResults.Created($"/users/{added.Id}", added)
            : HttpResults.Conflict("A user with this e-mail address exists.");
    }

    public static HttpResult<User> Update(Guid id, UserChange change, IUserStore users)
    {
        if (Refuse(change.Name, change.Email) is { } refusal) return refusal;
        if (users.Find(id) is null) return HttpResults.NotFound();
        return users.Change(id, change) is { } changed ? changed : HttpResults.Conflict("A user with this e-mail address exists.");
    }

    public static HttpResult Delete(Guid id, IUserStore users) => users.Remove(id) ? HttpResults.NoContent() : HttpResults.NotFound();

    private static UntypedHttpResult? Refuse(string? name, string? email)
    {
        if (name is { } text && (string.IsNullOrWhiteSpace(text) || text.Length > 100)) return HttpResults.BadRequest("A name has 1 to 100 characters.");
        if (email is { } address && (address.Length > 254 || address.IndexOf('@', StringComparison.Ordinal) is < 1)) return HttpResults.BadRequest("An e-mail address has an '@' and at most 254 characters.");
        return null;
    }
}
