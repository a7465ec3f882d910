using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using DeployBot.Local;
using DeployBot.Storage;

namespace DeployBot.Tests;

/// <summary>Locks and the journal on the stand-in for DynamoDB that <c>dotnet run</c> has.</summary>
public sealed class StorageTests : IDisposable
{
    private readonly FakeDynamoDb _server = new();
    private readonly StorageRules _rules;

    public StorageTests() => _rules = new StorageRules(_server.Address);

    [Fact]
    public Task Of_many_who_lock_at_once_one_wins() => _rules.Of_many_who_lock_at_once_one_wins();

    [Fact]
    public Task Of_many_deployments_of_one_person_one_wins() => _rules.Of_many_deployments_of_one_person_one_wins();

    [Fact]
    public Task A_lock_ends_by_itself() => _rules.A_lock_ends_by_itself();

    [Fact]
    public Task A_holder_sets_another_time() => _rules.A_holder_sets_another_time();

    [Fact]
    public Task Only_the_holder_or_an_admin_releases() => _rules.Only_the_holder_or_an_admin_releases();

    [Fact]
    public Task A_deployment_that_did_not_start_gives_back_what_it_took() => _rules.A_deployment_that_did_not_start_gives_back_what_it_took();

    [Fact]
    public Task A_deployment_does_not_give_back_what_is_anothers() => _rules.A_deployment_does_not_give_back_what_is_anothers();

    [Fact]
    public Task Of_many_who_begin_at_once_one_does() => _rules.Of_many_who_begin_at_once_one_does();

    [Fact]
    public Task What_was_begun_goes_on_step_by_step() => _rules.What_was_begun_goes_on_step_by_step();

    [Fact]
    public Task Who_was_overtaken_hears_of_it() => _rules.Who_was_overtaken_hears_of_it();

    [Fact]
    public Task An_entry_is_forgotten_after_a_day() => _rules.An_entry_is_forgotten_after_a_day();

    [Fact]
    public Task A_condition_guards_writing_and_deleting() => _rules.A_condition_guards_writing_and_deleting();

    public void Dispose() => _server.Dispose();
}

/// <summary>The same on dynalite: it is as strict as DynamoDB where the stand-in is simple.</summary>
public sealed class DynaliteTests(DynaliteTests.Server server) : IClassFixture<DynaliteTests.Server>
{
    private StorageRules Rules => new(server.Endpoint);

    [NodeFact("dynalite")]
    public Task Of_many_who_lock_at_once_one_wins() => Rules.Of_many_who_lock_at_once_one_wins();

    [NodeFact("dynalite")]
    public Task Of_many_deployments_of_one_person_one_wins() => Rules.Of_many_deployments_of_one_person_one_wins();

    [NodeFact("dynalite")]
    public Task A_lock_ends_by_itself() => Rules.A_lock_ends_by_itself();

    [NodeFact("dynalite")]
    public Task A_holder_sets_another_time() => Rules.A_holder_sets_another_time();

    [NodeFact("dynalite")]
    public Task Only_the_holder_or_an_admin_releases() => Rules.Only_the_holder_or_an_admin_releases();

    [NodeFact("dynalite")]
    public Task A_deployment_that_did_not_start_gives_back_what_it_took() => Rules.A_deployment_that_did_not_start_gives_back_what_it_took();

    [NodeFact("dynalite")]
    public Task A_deployment_does_not_give_back_what_is_anothers() => Rules.A_deployment_does_not_give_back_what_is_anothers();

    [NodeFact("dynalite")]
    public Task Of_many_who_begin_at_once_one_does() => Rules.Of_many_who_begin_at_once_one_does();

    [NodeFact("dynalite")]
    public Task What_was_begun_goes_on_step_by_step() => Rules.What_was_begun_goes_on_step_by_step();

    [NodeFact("dynalite")]
    public Task Who_was_overtaken_hears_of_it() => Rules.Who_was_overtaken_hears_of_it();

    [NodeFact("dynalite")]
    public Task An_entry_is_forgotten_after_a_day() => Rules.An_entry_is_forgotten_after_a_day();

    [NodeFact("dynalite")]
    public Task A_condition_guards_writing_and_deleting() => Rules.A_condition_guards_writing_and_deleting();

    /// <summary>dynalite with the bot's table, as the template makes it.</summary>
    public sealed class Server : IAsyncLifetime
    {
        private NodeServer? _server;

        public Uri Endpoint => _server!.Endpoint;

        public async Task InitializeAsync()
        {
            if (!NodeServer.IsInstalled("dynalite")) return;
            _server = NodeServer.Start("dynalite", port => ["--port", $"{port}", "--createTableMs", "0"]);
            using var client = StorageRules.NewClient(Endpoint);
            await client.CreateTableAsync(new CreateTableRequest
            {
                TableName = StorageRules.Table,
                BillingMode = BillingMode.PAY_PER_REQUEST,
                AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
                KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            });
            Bot.Until(() => client.DescribeTableAsync(StorageRules.Table).GetAwaiter().GetResult().Table.TableStatus == TableStatus.ACTIVE);
        }

        public Task DisposeAsync()
        {
            _server?.Dispose();
            return Task.CompletedTask;
        }
    }
}

/// <summary>What holds on any DynamoDB. Each test has names of its own, so that one table serves all.</summary>
internal sealed class StorageRules
{
    public const string Table = "deploybot";

    private readonly string _name = Guid.NewGuid().ToString("N");
    private readonly ManualTime _time = new();
    private readonly Lazy<ItemTable> _table;
    private readonly Locks _locks;
    private readonly Journal _journal;

    public StorageRules(Uri endpoint)
    {
        _table = new Lazy<ItemTable>(new ItemTable(NewClient(endpoint), Table));
        _locks = new Locks(_table, _time);
        _journal = new Journal(_table, _time);
    }

    public static AmazonDynamoDBClient NewClient(Uri endpoint) => new(new BasicAWSCredentials(LocalWorld.AccessKey, LocalWorld.SecretKey), new AmazonDynamoDBConfig { ServiceURL = endpoint.ToString(), AuthenticationRegion = LocalWorld.Region });

    public async Task Of_many_who_lock_at_once_one_wins()
    {
        var answers = await AtOnce(16, number => _locks.TakeAsync(_name, $"U{number}", TimeSpan.FromMinutes(5), "", default));
        var (_, held) = Assert.Single(answers, answer => answer.IsTaken);
        Assert.All(answers, answer => Assert.Equal(held, answer.Lock));
        Assert.Equal(held, await _locks.ReadAsync(_name, default));
    }

    public async Task Of_many_deployments_of_one_person_one_wins()
    {
        await _locks.TakeAsync(_name, "U1", TimeSpan.FromHours(1), "mine", default);
        var answers = await AtOnce(12, number => _locks.BeginAsync(_name, "U1", $"deploying {number}", TimeSpan.FromMinutes(10), default));
        var (_, held) = Assert.Single(answers, answer => answer.IsTaken);
        Assert.All(answers, answer => Assert.Equal(held.BusyWith, answer.Lock.BusyWith));
        Assert.Equal(("mine", _time.GetUtcNow() + TimeSpan.FromHours(1)), (held.Reason, held.Until));
    }

    public async Task A_lock_ends_by_itself()
    {
        await _locks.TakeAsync(_name, "U1", TimeSpan.FromMinutes(5), "", default);
        _time.Pass(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.False((await _locks.TakeAsync(_name, "U2", TimeSpan.FromMinutes(5), "", default)).IsTaken);
        Assert.NotNull(await _locks.ReadAsync(_name, default));
        _time.Pass(TimeSpan.FromTicks(1));
        Assert.Null(await _locks.ReadAsync(_name, default));
        Assert.Equal((false, null), await _locks.ReleaseAsync(_name, "U1", isAdmin: false, default));

        // The item is still there: DynamoDB deletes late.
        var (isTaken, held) = await _locks.BeginAsync(_name, "U2", "deploying", TimeSpan.FromMinutes(10), default);
        Assert.True(isTaken);
        Assert.Equal("U2", held.Holder);
        _time.Pass(TimeSpan.FromMinutes(10));
        Assert.True((await _locks.BeginAsync(_name, "U1", "deploying", TimeSpan.FromMinutes(10), default)).IsTaken);
    }

    public async Task A_holder_sets_another_time()
    {
        await _locks.TakeAsync(_name, "U1", TimeSpan.FromHours(5), "long", default);
        var (isTaken, held) = await _locks.TakeAsync(_name, "U1", TimeSpan.FromMinutes(1), "short", default);
        Assert.True(isTaken);
        Assert.Equal(("short", _time.GetUtcNow() + TimeSpan.FromMinutes(1)), (held.Reason, held.Until));

        // A deployment that runs is not left without a lock.
        await _locks.BeginAsync(_name, "U1", "deploying", TimeSpan.FromMinutes(10), default);
        Assert.Equal(_time.GetUtcNow() + TimeSpan.FromMinutes(10), (await _locks.TakeAsync(_name, "U1", TimeSpan.FromMinutes(1), "", default)).Lock.Until);
    }

    public async Task Only_the_holder_or_an_admin_releases()
    {
        await _locks.TakeAsync(_name, "U1", TimeSpan.FromHours(1), "", default);
        Assert.Equal((false, "U1"), Told(await _locks.ReleaseAsync(_name, "U2", isAdmin: false, default)));
        Assert.Equal((true, "U1"), Told(await _locks.ReleaseAsync(_name, "U2", isAdmin: true, default)));
        Assert.Equal((false, null), Told(await _locks.ReleaseAsync(_name, "U1", isAdmin: false, default)));
        await _locks.TakeAsync(_name, "U2", TimeSpan.FromHours(1), "", default);
        Assert.Equal((true, "U2"), Told(await _locks.ReleaseAsync(_name, "U2", isAdmin: false, default)));

        static (bool, string?) Told((bool IsReleased, EnvironmentLock? Lock) answer) => (answer.IsReleased, answer.Lock?.Holder);
    }

    public async Task A_deployment_that_did_not_start_gives_back_what_it_took()
    {
        var (_, begun) = await _locks.BeginAsync(_name, "U1", "deploying", TimeSpan.FromMinutes(10), default);
        await _locks.EndAsync(begun, default);
        Assert.Null(await _locks.ReadAsync(_name, default));

        var (_, asked) = await _locks.TakeAsync(_name, "U1", TimeSpan.FromHours(1), "mine", default);
        (_, begun) = await _locks.BeginAsync(_name, "U1", "deploying", TimeSpan.FromMinutes(10), default);
        await _locks.EndAsync(begun, default);
        Assert.Equal(asked, await _locks.ReadAsync(_name, default));
    }

    public async Task A_deployment_does_not_give_back_what_is_anothers()
    {
        var (_, begun) = await _locks.BeginAsync(_name, "U1", "deploying", TimeSpan.FromMinutes(10), default);
        _time.Pass(TimeSpan.FromMinutes(11));
        var (_, other) = await _locks.BeginAsync(_name, "U2", "deploying", TimeSpan.FromMinutes(10), default);
        await _locks.EndAsync(begun, default);
        Assert.Equal(other, await _locks.ReadAsync(_name, default));
    }

    public async Task Of_many_who_begin_at_once_one_does()
    {
        var entries = await AtOnce(16, _ => _journal.BeginAsync(_name, TimeSpan.FromSeconds(5), default));
        Assert.Single(entries, entry => entry.Progress == Progress.Begun);
        Assert.Equal(15, entries.Count(entry => entry.Progress == Progress.Running));

        _time.Pass(TimeSpan.FromSeconds(5));
        entries = await AtOnce(16, _ => _journal.BeginAsync(_name, TimeSpan.FromSeconds(5), default));
        Assert.Single(entries, entry => entry.Progress == Progress.Interrupted);
        Assert.Equal(15, entries.Count(entry => entry.Progress == Progress.Running));
    }

    public async Task What_was_begun_goes_on_step_by_step()
    {
        var entry = await BeginAsync(Progress.Begun);
        entry = await _journal.FinishAsync(entry, "it worked", default);
        _time.Pass(TimeSpan.FromHours(1));
        Assert.Equal("it worked", (await BeginAsync(Progress.Done)).Outcome);
        await _journal.TellAsync(entry, default);
        await BeginAsync(Progress.Told);
    }

    public async Task Who_was_overtaken_hears_of_it()
    {
        var slow = await BeginAsync(Progress.Begun);
        _time.Pass(TimeSpan.FromMinutes(1));
        var next = await BeginAsync(Progress.Interrupted);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _journal.FinishAsync(slow, "late", default));
        await _journal.ForgetAsync(slow, default);
        await _journal.FinishAsync(next, "mine", default);
        Assert.Equal("mine", (await BeginAsync(Progress.Done)).Outcome);
    }

    public async Task An_entry_is_forgotten_after_a_day()
    {
        var entry = await BeginAsync(Progress.Begun);
        await _journal.FinishAsync(entry, "old", default);
        _time.Pass(TimeSpan.FromHours(24));
        await BeginAsync(Progress.Begun);
        var again = await BeginAsync(Progress.Running);
        await _journal.ForgetAsync(again, default);
        await BeginAsync(Progress.Begun);
    }

    public async Task A_condition_guards_writing_and_deleting()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = "", ["more"] = "ä & \"" };
        var first = await _table.Value.TryWriteAsync(_name, seen: null, _time.GetUtcNow(), values, default);
        Assert.Null(await _table.Value.TryWriteAsync(_name, seen: null, _time.GetUtcNow(), values, default));
        var second = await _table.Value.TryWriteAsync(_name, first, _time.GetUtcNow(), values, default);
        Assert.NotNull(second);
        Assert.Null(await _table.Value.TryWriteAsync(_name, first, _time.GetUtcNow(), values, default));
        Assert.False(await _table.Value.TryDeleteAsync(first!, default));
        var read = await _table.Value.ReadAsync(_name, default);
        Assert.Equal((second.Version, second.Expires), (read!.Version, read.Expires));
        Assert.Equal(values, read.Values);
        Assert.True(await _table.Value.TryDeleteAsync(second, default));
        Assert.Null(await _table.Value.ReadAsync(_name, default));
        Assert.False(await _table.Value.TryDeleteAsync(second, default));
    }

    private async Task<JournalEntry> BeginAsync(Progress expected)
    {
        var entry = await _journal.BeginAsync(_name, TimeSpan.FromMinutes(1), default);
        Assert.Equal(expected, entry.Progress);
        return entry;
    }

    private static Task<T[]> AtOnce<T>(int count, Func<int, Task<T>> action) => Task.WhenAll(Enumerable.Range(0, count).Select(number => Task.Run(() => action(number))));
}
