namespace RecordQueue;

/// <summary>A message that failed too often.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Queue">The queue whose consumer failed; <see langword="null"/> where the message does not say.</param>
/// <param name="Body">The message as it was sent. It may be anything.</param>
/// <param name="RequestId">The request that it belongs to, where one can be read.</param>
/// <param name="RecordedAt">When it was written down.</param>
/// <param name="ReplayedAt">When it was sent again.</param>
public sealed record DeadLetter(string Id, string? Queue, string Body, Guid? RequestId, DateTimeOffset RecordedAt, DateTimeOffset? ReplayedAt = null);

/// <summary>The payload of the replay command.</summary>
public sealed record ReplayOrder([property: System.ComponentModel.DataAnnotations.Required] string? Id);
