namespace Shop;

public sealed record User(Guid Id, string Name, string Email, DateTimeOffset CreatedAt);

public sealed record NewUser(string Name, string Email);

/// <summary>What is <see langword="null"/> stays as it is.</summary>
public sealed record UserChange(string? Name = null, string? Email = null);

public interface IUserStore
{
    Page<User> Search(string? text, int page, int size);

    User? Find(Guid id);

    /// <returns><see langword="null"/> when another user has the e-mail address.</returns>
    User? Add(NewUser user);

    /// <returns><see langword="null"/> when there is no such user, or another user has the e-mail address.</returns>
    User? Change(Guid id, UserChange change);

    bool Remove(Guid id);
}
