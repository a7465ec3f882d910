using System.Globalization;

namespace DeployBot.Storage;

/// <summary>How far something has come that must not be done twice.</summary>
public enum Progress
{
    /// <summary>It is new, and the caller's to do.</summary>
    Begun,

    /// <summary>Another invocation does it.</summary>
    Running,

    /// <summary>Another invocation began and never finished. It is the caller's now, who does not know how far it came.</summary>
    Interrupted,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It is done, and whoever asked has been told.</summary>
    Told,
}

/// <param name="Outcome">What came of it, once it is done.</param>
public sealed record JournalEntry(Progress Progress, string Outcome, Item Item);

/// <summary>Remembers for a day what was begun and what was done: Slack sends events again, and Lambda asynchronous invocations.</summary>
public sealed class Journal(Lazy<ItemTable> table, TimeProvider time)
{
    private const int Attempts = 20;
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <param name="lease">After what time whoever began has certainly ended.</param>
    public async Task<JournalEntry> BeginAsync(string id, TimeSpan lease, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var now = time.GetUtcNow();
            var seen = await table.Value.ReadAsync(id, cancellation);
            // DynamoDB's clearing comes late.
            if (seen is not null && seen.Expires <= now && !await table.Value.TryDeleteAsync(seen, cancellation)) continue;
            if (seen is not null && seen.Expires > now && Seen(seen, now) is { Progress: not Progress.Interrupted } entry) return entry;
            var progress = seen is null || seen.Expires <= now ? Progress.Begun : Progress.Interrupted;
            if (await WriteAsync(id, progress == Progress.Begun ? null : seen, nameof(Progress.Running), "", now + lease, cancellation) is { } written) return new JournalEntry(progress, "", written);
        }

        throw new InvalidOperationException("The journal's entry changes all the time.");
    }

    /// <summary>Notes that it is done.</summary>
    public Task<JournalEntry> FinishAsync(JournalEntry entry, string outcome, CancellationToken cancellation) => AdvanceAsync(entry, Progress.Done, outcome, cancellation);

    /// <summary>Notes that whoever asked has been told.</summary>
    public Task<JournalEntry> TellAsync(JournalEntry entry, CancellationToken cancellation) => AdvanceAsync(entry, Progress.Told, entry.Outcome, cancellation);

    /// <summary>Forgets that it was begun: nothing was done.</summary>
    public Task ForgetAsync(JournalEntry entry, CancellationToken cancellation) => table.Value.TryDeleteAsync(entry.Item, cancellation);

    private async Task<JournalEntry> AdvanceAsync(JournalEntry entry, Progress progress, string outcome, CancellationToken cancellation) =>
        await WriteAsync(entry.Item.Id, entry.Item, progress.ToString(), outcome, time.GetUtcNow(), cancellation) is { } written
            ? new JournalEntry(progress, outcome, written)
            : throw new InvalidOperationException("Another invocation has taken this over.");

    private Task<Item?> WriteAsync(string id, Item? seen, string progress, string outcome, DateTimeOffset until, CancellationToken cancellation) =>
        table.Value.TryWriteAsync(id, seen, time.GetUtcNow() + Memory, new Dictionary<string, string>(StringComparer.Ordinal) { ["progress"] = progress, ["outcome"] = outcome, ["until"] = until.ToString("O", CultureInfo.InvariantCulture) }, cancellation);

    private static JournalEntry Seen(Item item, DateTimeOffset now)
    {
        var progress = Enum.Parse<Progress>(item["progress"]);
        if (progress == Progress.Running && DateTimeOffset.ParseExact(item["until"], "O", CultureInfo.InvariantCulture) <= now) progress = Progress.Interrupted;
        return new JournalEntry(progress, item["outcome"], item);
    }
}
