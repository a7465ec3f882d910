using DeployBot.Storage;

namespace DeployBot.Background;

/// <summary>What became of work that Slack delivered.</summary>
public enum Taken
{
    /// <summary>It will be done.</summary>
    HandedOver,

    /// <summary>An earlier delivery was handed over.</summary>
    Before,

    /// <summary>An earlier delivery is being handed over at this moment.</summary>
    ByAnother,

    /// <summary>It could not be handed over, and will not be done.</summary>
    Not,

    /// <summary>Slack waits no longer, and nobody knows whether it was handed over.</summary>
    TooLate,
}

/// <summary>Hands each event and command over once, however often Slack delivers it.</summary>
public sealed class Delivery(Journal journal, IHandover handover, Settings settings)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    public async Task<Taken> TakeAsync(Work work, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(settings.AnswerWithin);
        try
        {
            return await HandOverOnceAsync(work, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Should it come again and be handed over twice, the worker does it once.
            return Taken.TooLate;
        }
    }

    private async Task<Taken> HandOverOnceAsync(Work work, CancellationToken cancellation)
    {
        var entry = await journal.BeginAsync("delivery#" + work.Id, settings.AnswerWithin + Margin, cancellation);
        if (entry.Progress is Progress.Done or Progress.Told) return Taken.Before;
        if (entry.Progress == Progress.Running) return Taken.ByAnother;
        try
        {
            await handover.HandOverAsync(work, cancellation);
        }
        catch (HandoverException)
        {
            await journal.ForgetAsync(entry, cancellation);
            return Taken.Not;
        }

        await journal.FinishAsync(entry, "", cancellation);
        return Taken.HandedOver;
    }
}
