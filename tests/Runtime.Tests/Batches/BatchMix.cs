using RouteGen.Routing;

namespace RouteGen.Runtime.Tests.Batches;

/// <summary>One batch of a property test: what its handlers do, made of a seed, and what was seen of them.</summary>
internal sealed class BatchMix : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly Random _random;
    private readonly bool _isDriven;
    private readonly BatchSource _source;
    private readonly int[] _groups;
    private readonly Act[] _acts;
    private readonly bool _partial;
    private readonly int _parallel;
    private readonly int _deadlineAfter;
    private readonly CancellationTokenSource _deadline = new();

    private readonly List<TaskCompletionSource> _waiting = [];
    private readonly State[] _states;
    private readonly List<string> _violations = [];
    private int _running;
    private int _started;
    private int _firstFailed = int.MaxValue;
    private int? _unprocessed;
    private BatchOutcome? _outcome;

    public BatchMix(int seed, bool isDriven)
    {
        _random = new Random(seed);
        _isDriven = isDriven;
        _source = (BatchSource)_random.Next(4);
        var count = _random.Next(10) == 0 ? _random.Next(30, 200) : _random.Next(1, 12);
        var groups = _random.Next(1, 6);
        _groups = [.. Enumerable.Range(0, count).Select(_ => _random.Next(groups))];
        // From batches that are all well to batches that all fail.
        var failing = new[] { 0, 5, 30, 100 }[_random.Next(4)];
        var waiting = new[] { 0, 50, 100 }[_random.Next(3)];
        _acts = [.. _groups.Select(_ => (Act)((_random.Next(100) < failing ? 1 + _random.Next(2) : 0) + (_random.Next(100) < waiting ? (int)Act.Later : 0)))];
        _partial = _random.Next(3) > 0;
        _parallel = _random.Next(1, 9);
        _deadlineAfter = _random.Next(3) == 0 ? _random.Next(0, count + 1) : int.MaxValue;
        _states = new State[count];
    }

    [Flags]
    private enum Act
    {
        Succeed = 0,
        Throw = 1,
        FailTask = 2,
        Later = 4,
    }

    private enum State
    {
        Open,
        Running,
        Done,
        Failed,
    }

    private bool HasGroups => _source != BatchSource.Sqs;

    private bool IsStream => _source is BatchSource.Kinesis or BatchSource.DynamoDb;

    public override string ToString() => $"{_source}, partial: {_partial}, parallel: {_parallel}, deadline after {_deadlineAfter}, groups [{string.Join(',', _groups)}], acts [{string.Join(", ", _acts.Select(act => act.ToString().Replace(", ", "+", StringComparison.Ordinal)))}]";

    public void Dispose() => _deadline.Dispose();

    public async Task RunAsync()
    {
        if (_deadlineAfter == 0) await _deadline.CancelAsync();
        EventExchange? exchange = null;
        var pending = BatchOutcome.OfAsync(BatchEvents.Of(_source, _groups), received =>
        {
            exchange = received;
            return received.EachAsync<SqsMessage>(HandleAsync, _partial, _parallel, _deadline.Token);
        });
        // One thread does all, so that a seed makes the same run again.
        while (_isDriven && !pending.IsCompleted)
        {
            if (_waiting.Count == 0) throw new InvalidOperationException("The batch waits for nobody.");
            var next = _random.Next(_waiting.Count);
            var waiting = _waiting[next];
            _waiting.RemoveAt(next);
            waiting.SetResult();
        }

        _outcome = await pending.WaitAsync(Patience);
        _unprocessed = exchange!.RecordCount == _groups.Length ? exchange.UnprocessedCount : null;
    }

    public void Check()
    {
        Assert.Empty(_violations);
        Assert.Equal(0, _running);
        var open = Places(state => state != State.Done);
        Assert.DoesNotContain(State.Running, _states);
        Assert.Equal(open.Length, _unprocessed);

        var isThrown = _outcome!.Failure is not null;
        Assert.Equal(_partial ? open.Length == _states.Length : open.Length > 0, isThrown);
        if (isThrown) CheckFailure();
        else if (!_partial) Assert.Empty(_outcome.Answer);
        // What comes again is what was not processed, and behind the first of it all of a stream.
        else Assert.Equal(IsStream ? open.Take(1) : open, _outcome.Reported);

        if (_partial && !_deadline.IsCancellationRequested) CheckAttempts();
    }

    private void CheckFailure()
    {
        var failed = Places(state => state == State.Failed);
        if (_partial || failed.Length == 0)
        {
            Assert.IsType<BatchFailedException>(_outcome!.Failure);
            Assert.Equal(failed.Length > 0 ? $"record {failed[0]}" : null, _outcome.Failure.InnerException?.Message);
            Assert.StartsWith($"{_states.Count(state => state == State.Done)} of {_states.Length} ", _outcome.Failure.Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal($"record {failed[0]}", Assert.IsType<InvalidOperationException>(_outcome!.Failure).Message);
        }
    }

    /// <summary>Nothing is left out but for a reason.</summary>
    private void CheckAttempts()
    {
        for (var i = 0; i < _states.Length; i++)
        {
            if (_states[i] != State.Open) continue;
            var isKeptBack = _source switch
            {
                BatchSource.Sqs => false,
                BatchSource.Fifo => Enumerable.Range(0, i).Any(before => _groups[before] == _groups[i] && _states[before] == State.Failed),
                _ => Enumerable.Range(0, i).Any(before => _states[before] == State.Failed),
            };
            Assert.True(isKeptBack, $"Record {i} was not attempted.");
        }
    }

    private int[] Places(Func<State, bool> isWanted) => [.. Enumerable.Range(0, _states.Length).Where(place => isWanted(_states[place]))];

    private ValueTask HandleAsync(SqsMessage message)
    {
        var place = BatchEvents.PlaceOf(message);
        Start(place);
        var act = _acts[place];
        if (act.HasFlag(Act.Later)) return LaterAsync(message, place);
        End(place);
        if (act.HasFlag(Act.Throw)) throw FailureOf(place);
        return act.HasFlag(Act.FailTask) ? ValueTask.FromException(FailureOf(place)) : default;
    }

    private async ValueTask LaterAsync(SqsMessage message, int place)
    {
        if (_isDriven)
        {
            var released = new TaskCompletionSource();
            _waiting.Add(released);
            await released.Task;
        }
        else
        {
            await Task.Yield();
            if (place % 3 == 0) await Task.Delay(1);
        }

        // The record is there to the end.
        if (BatchEvents.PlaceOf(message) != place) Note("another record's bytes");
        End(place);
        if (_acts[place] != Act.Later) throw FailureOf(place);
    }

    private void Start(int place)
    {
        lock (_lock)
        {
            if (_states[place] != State.Open) Note($"{place} started twice");
            _states[place] = State.Running;
            if (++_running > _parallel) Note($"{_running} at once");
            // With threads, what was about to start may start yet.
            if (_isDriven && _deadline.IsCancellationRequested) Note($"{place} started after the deadline");
            if (_isDriven && !_partial && _firstFailed != int.MaxValue) Note($"{place} started after a failure");
            if (_isDriven && IsStream && place > _firstFailed) Note($"{place} started though {_firstFailed} had failed");
            for (var other = 0; other < _states.Length; other++)
            {
                var isSameGroup = HasGroups && other != place && _groups[other] == _groups[place];
                if (isSameGroup && _states[other] == State.Running) Note($"{place} started while {other} of its group ran");
                if (isSameGroup && other > place && _states[other] != State.Open) Note($"{place} started after {other} of its group");
                if (isSameGroup && other < place && _states[other] == State.Failed) Note($"{place} started though {other} of its group had failed");
                if (_isDriven && other < place && _states[other] == State.Open && !IsKeptBack(other)) Note($"{place} started before {other}");
            }

            if (++_started == _deadlineAfter) _deadline.Cancel();
        }
    }

    // In order of the records, but for those whose group is busy or has failed.
    private bool IsKeptBack(int place) =>
        HasGroups && Enumerable.Range(0, place).Any(before => _groups[before] == _groups[place] && _states[before] != State.Done);

    private void End(int place)
    {
        lock (_lock)
        {
            _running--;
            var hasFailed = (_acts[place] & ~Act.Later) != Act.Succeed;
            _states[place] = hasFailed ? State.Failed : State.Done;
            if (hasFailed) _firstFailed = Math.Min(_firstFailed, place);
        }
    }

    private static InvalidOperationException FailureOf(int place) => new($"record {place}");

    private void Note(string violation)
    {
        lock (_lock) _violations.Add(violation);
    }
}
