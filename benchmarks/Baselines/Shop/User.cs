namespace Shop;

internal sealed record User(Guid Id, string Name, string Email, DateTimeOffset CreatedAt);

internal sealed record NewUser(string Name, string Email);

/// <summary>What is <see langword="null"/> stays as it is.</summary>
internal sealed record UserChange(string? Name = null, string? Email = null);

internal sealed class EmailTakenException : Exception;
