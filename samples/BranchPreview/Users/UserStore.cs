using System.Data.Common;
using BranchPreview.Storage;

namespace BranchPreview.Users;

public sealed class UserStore(Database database)
{
    private const string Select = "SELECT id, name, email, created_at FROM users ";

    /// <exception cref="EmailTakenException">Another user has the e-mail address.</exception>
    public async Task<User> AddAsync(NewUser user, CancellationToken cancellation)
    {
        var added = new User(Guid.NewGuid(), user.Name, user.Email, DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()));
        await using var session = await database.OpenAsync(cancellation);
        var count = await session.ExecuteAsync(
            "INSERT INTO users (id, name, email, email_key, created_at) VALUES (@id, @name, @email, @key, @createdAt) ON CONFLICT DO NOTHING",
            ("id", added.Id),
            ("name", added.Name),
            ("email", added.Email),
            ("key", Columns.Searchable(added.Email)),
            ("createdAt", added.CreatedAt));
        return count > 0 ? added : throw new EmailTakenException();
    }

    public async Task<IReadOnlyList<User>> SearchAsync(string text, int size, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.ReadAsync(Select + @"WHERE email_key LIKE @pattern ESCAPE '\' ORDER BY email_key LIMIT @size", Row, ("pattern", Columns.Containing(text)), ("size", size));
    }

    public async Task<User?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.FindAsync(Select + "WHERE id = @id", Row, ("id", id));
    }

    /// <returns><see langword="null"/> when there is no such user.</returns>
    /// <exception cref="EmailTakenException">Another user has the e-mail address.</exception>
    public async Task<User?> ChangeAsync(Guid id, UserChange change, CancellationToken cancellation)
    {
        await using var session = await database.BeginAsync(cancellation);
        if (await session.FindAsync(Select + "WHERE id = @id", Row, ("id", id)) is not { } user) return null;
        var changed = user with { Name = change.Name ?? user.Name, Email = change.Email ?? user.Email };
        var key = Columns.Searchable(changed.Email);
        var count = await session.ExecuteAsync(
            "UPDATE users SET name = @name, email = @email, email_key = @key WHERE id = @id AND NOT EXISTS (SELECT 1 FROM users WHERE email_key = @key AND id <> @id)",
            ("id", id),
            ("name", changed.Name),
            ("email", changed.Email),
            ("key", key));
        if (count == 0) throw new EmailTakenException();
        await session.CommitAsync();
        return changed;
    }

    /// <returns>Whether the user is gone. One who has ordered or booked stays: others need to know who that was.</returns>
    public async Task<bool> RemoveAsync(Guid id, CancellationToken cancellation)
    {
        await using var session = await database.BeginAsync(cancellation);
        var count = await session.ExecuteAsync("DELETE FROM users WHERE id = @id AND NOT EXISTS (SELECT 1 FROM orders WHERE user_id = @id) AND NOT EXISTS (SELECT 1 FROM bookings WHERE user_id = @id)", ("id", id));
        if (count > 0) await session.ExecuteAsync("DELETE FROM items WHERE owner_id = @id", ("id", id));
        await session.CommitAsync();
        return count > 0;
    }

    private static User Row(DbDataReader row) => new(row.Id(0), row.GetString(1), row.GetString(2), row.Time(3));
}
