using System.ComponentModel.DataAnnotations;

namespace BranchPreview.Messages;

public sealed record Message(Guid Id, string Author, string Text, DateTimeOffset SentAt);

public sealed record NewMessage([AllowedValues("guest", "shop")] string Author, [Required, StringLength(2000)] string Text);
