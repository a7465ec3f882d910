using System.ComponentModel.DataAnnotations;
using RouteGen;

namespace BranchPreview.Users;

public static class Accounts
{
    public static async Task<HttpResult<User>> Create(NewUser user, UserStore users, CancellationToken cancellation)
    {
        var added = await users.AddAsync(user, cancellation);
        return HttpResults.Created($"/users/{added.Id}", added);
    }

    public static Task<IReadOnlyList<User>> List(UserStore users, CancellationToken cancellation, [StringLength(100)] string email = "", [Range(1, 100)] int size = 20) =>
        users.SearchAsync(email, size, cancellation);

    public static Task<User?> Get(Guid id, UserStore users, CancellationToken cancellation) => users.FindAsync(id, cancellation);

    public static async Task<HttpResult<User>> Change(Guid id, UserChange change, UserStore users, CancellationToken cancellation) =>
        await users.ChangeAsync(id, change, cancellation) is { } changed ? changed : HttpResults.NotFound();

    public static async Task<HttpResult> Delete(Guid id, UserStore users, CancellationToken cancellation)
    {
        if (await users.RemoveAsync(id, cancellation)) return HttpResults.NoContent();
        return await users.FindAsync(id, cancellation) is null ? HttpResults.NotFound() : HttpResults.Conflict("The user has orders or bookings.");
    }
}
