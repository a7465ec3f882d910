namespace RouteGen.Batches;

/// <summary>Says which record of a batch is started next: the first in their order that waits for no other one. Several may ask at once.</summary>
/// <param name="count">How many records there are.</param>
/// <param name="order">The order that their source keeps.</param>
/// <param name="groups">Which records wait for which; <see langword="null"/> where none waits, or all are handled one after the other anyhow.</param>
/// <param name="stopsAtFailure">Whether the first failure is that of all.</param>
/// <param name="stop">Cancelled when nothing may be started any more.</param>
internal sealed class RecordQueue(int count, RecordOrder order, RecordGroups? groups, bool stopsAtFailure, CancellationToken stop)
{
    // Records whose group is free again.
    private readonly PriorityQueue<int, int> _released = new();
    private int _head;

    // Nothing from here on is started.
    private int _end = count;

    /// <summary>Takes the record to be started.</summary>
    /// <returns><see langword="false"/> when there is none that need not wait for one that is running: whoever ends that one comes back for those.</returns>
    public bool TryTake(out int record)
    {
        record = -1;
        if (stop.IsCancellationRequested) return false;
        lock (_released)
        {
            while (_head < _end && groups is not null && groups.IsLater(_head)) _head++;
            record = _head;
            if (_released.TryPeek(out var released, out _) && released < record) record = released;
            if (record >= _end) return false;
            if (record == _head) _head++;
            else _released.Dequeue();
            return true;
        }
    }

    /// <summary>A record is done, so that those that wait for it may be started, or it has failed.</summary>
    public void End(int record, bool hasFailed)
    {
        lock (_released)
        {
            if (!hasFailed)
            {
                if (groups is not null && groups.TryGetNext(record, out var next)) _released.Enqueue(next, next);
            }
            else if (stopsAtFailure)
            {
                _end = 0;
            }
            else if (order == RecordOrder.Stream)
            {
                // All from the first failure on comes again, but what is before it does not.
                _end = Math.Min(_end, record);
            }
        }
    }
}
