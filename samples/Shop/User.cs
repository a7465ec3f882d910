using System.ComponentModel.DataAnnotations;

namespace Shop;

public sealed record User(Guid Id, string Name, string Email, DateTimeOffset CreatedAt);

public sealed record NewUser([Required, StringLength(100)] string Name, [Required, EmailAddress, StringLength(254)] string Email);

/// <summary>What is <see langword="null"/> stays as it is.</summary>
public sealed record UserChange([StringLength(100, MinimumLength = 1)] string? Name = null, [EmailAddress, StringLength(254)] string? Email = null);

/// <summary>Another user has the e-mail address. <c>routes.yaml</c> says how that is answered: 409.</summary>
public sealed class EmailTakenException() : Exception("A user with this e-mail address exists.");

public interface IUserStore
{
    Page<User> Search(string? text, int page, int size);

    User? Find(Guid id);

    /// <exception cref="EmailTakenException">Another user has the e-mail address.</exception>
    User Add(NewUser user);

    /// <returns><see langword="null"/> when there is no such user.</returns>
    /// <exception cref="EmailTakenException">Another user has the e-mail address.</exception>
    User? Change(Guid id, UserChange change);

    bool Remove(Guid id);
}
