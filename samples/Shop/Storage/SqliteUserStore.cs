using Microsoft.Data.Sqlite;

namespace Shop.Storage;

internal sealed class SqliteUserStore(Database database) : IUserStore
{
    /// <summary>SQLITE_CONSTRAINT: here only the e-mail address is unique besides the id.</summary>
    private const int ConstraintViolated = 19;

    public Page<User> Search(string? text, int page, int size)
    {
        using var connection = database.Open();
        // LIKE's own wildcards are escaped: a search for "50%" means just that.
        var pattern = "%" + (text ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
        const string Where = "FROM users WHERE name LIKE $pattern ESCAPE '\\' OR email LIKE $pattern ESCAPE '\\'";
        using var count = connection.Command("SELECT COUNT(*) " + Where, ("$pattern", pattern));
        using var select = connection.Command($"SELECT id, name, email, created_at {Where} ORDER BY name, id LIMIT $size OFFSET $offset", ("$pattern", pattern), ("$size", size), ("$offset", (long)(page - 1) * size));
        return new Page<User>(select.Read(Row), page, size, (long)count.ExecuteScalar()!);
    }

    public User? Find(Guid id)
    {
        using var connection = database.Open();
        using var command = connection.Command("SELECT id, name, email, created_at FROM users WHERE id = $id", ("$id", id));
        return command.Read(Row).SingleOrDefault();
    }

    public User Add(NewUser user)
    {
        var added = new User(Guid.NewGuid(), user.Name, user.Email, DateTimeOffset.UtcNow);
        using var connection = database.Open();
        using var command = connection.Command(
            "INSERT INTO users (id, name, email, created_at) VALUES ($id, $name, $email, $createdAt)",
            ("$id", added.Id),
            ("$name", added.Name),
            ("$email", added.Email),
            ("$createdAt", added.CreatedAt));
        Execute(command);
        return added;
    }

    public User? Change(Guid id, UserChange change)
    {
        using var connection = database.Open();
        using var command = connection.Command("UPDATE users SET name = COALESCE($name, name), email = COALESCE($email, email) WHERE id = $id", ("$id", id), ("$name", change.Name), ("$email", change.Email));
        return Execute(command) > 0 ? Find(id) : null;
    }

    public bool Remove(Guid id)
    {
        using var connection = database.Open();
        using var command = connection.Command("DELETE FROM users WHERE id = $id", ("$id", id));
        return command.ExecuteNonQuery() > 0;
    }

    // E-mail addresses are unique, and nothing else of a user is.
    private static int Execute(SqliteCommand command)
    {
        try
        {
            return command.ExecuteNonQuery();
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode == ConstraintViolated)
        {
            throw new EmailTakenException();
        }
    }

    private static User Row(SqliteDataReader row) => new(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetDateTimeOffset(3));
}
