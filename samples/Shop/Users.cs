using System.ComponentModel.DataAnnotations;
using RouteGen;

namespace Shop;

public static class Users
{
    public static Page<User> List(IUserStore users, string? search = null, [Range(1, int.MaxValue)] int page = 1, [Range(1, 100)] int size = 20) => users.Search(search, page, size);

    public static User? Get(Guid id, IUserStore users) => users.Find(id);

    public static HttpResult<User> Create(NewUser user, IUserStore users)
    {
        var added = users.Add(user);
        return HttpResults.Created($"/users/{added.Id}", added);
    }

    public static HttpResult<User> Update(Guid id, UserChange change, IUserStore users) => users.Change(id, change) is { } changed ? changed : HttpResults.NotFound();

    public static HttpResult Delete(Guid id, IUserStore users) => users.Remove(id) ? HttpResults.NoContent() : HttpResults.NotFound();
}
