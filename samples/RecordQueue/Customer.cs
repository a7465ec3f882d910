using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;

namespace RecordQueue;

/// <summary>A customer, as clients send one.</summary>
/// <param name="Name">What to call the customer.</param>
/// <param name="Email">No two customers have the same.</param>
/// <param name="Addresses">Data of a kind of its own, which another consumer owns. <see langword="null"/> leaves the addresses as they are.</param>
[UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "RouteGen compiles the rule: the attribute itself, which would look for a Count by reflection, is never asked.")]
public sealed record Customer(
    [Required, StringLength(100)] string? Name,
    [Required, EmailAddress, StringLength(200)] string? Email,
    [MaxLength(20)] IReadOnlyList<Address>? Addresses = null);

public sealed record Address(
    [Required, StringLength(200)] string? Street,
    [Required, StringLength(100)] string? City,
    [Required, RegularExpression("[A-Z]{2}")] string? Country);

/// <summary>All addresses of one customer. The record's id is the customer's.</summary>
[UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "RouteGen compiles the rule: the attribute itself, which would look for a Count by reflection, is never asked.")]
public sealed record AddressBook([Required, MaxLength(20)] IReadOnlyList<Address>? Addresses);
