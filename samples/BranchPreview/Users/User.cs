using System.ComponentModel.DataAnnotations;

namespace BranchPreview.Users;

public sealed record User(Guid Id, string Name, string Email, DateTimeOffset CreatedAt);

public sealed record NewUser([Required, StringLength(100)] string Name, [Required, EmailAddress, StringLength(254)] string Email);

/// <summary>What is <see langword="null"/> stays as it is.</summary>
public sealed record UserChange([StringLength(100, MinimumLength = 1)] string? Name = null, [EmailAddress, StringLength(254)] string? Email = null);

/// <summary>Another user has the e-mail address: 409, as <c>routes.yaml</c> says.</summary>
public sealed class EmailTakenException() : Exception("A user with this e-mail address exists.");
