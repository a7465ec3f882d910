using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RecordQueue.Local;
using RouteGen;

namespace RecordQueue.Tests;

/// <summary>The application in memory, on a database and queues of this run's own: its SQS client talks to them over HTTP. Their clock stands still unless a test moves it.</summary>
public sealed class RecordQueueApp : IDisposable
{
    public const string AdminKey = "key of the tests";

    private readonly string _database = Path.Combine(Path.GetTempPath(), $"record-queue-tests-{Guid.NewGuid():N}.db");
    private readonly ManualTime _time = new();

    public RecordQueueApp()
    {
        Queues = new LocalQueues(Router.Instance, _time);
        Server = new QueueServer(Queues);
        Environment.SetEnvironmentVariable("RECORDQUEUE_POSTGRES", null);
        Environment.SetEnvironmentVariable("RECORDQUEUE_DATABASE", _database);
        Environment.SetEnvironmentVariable("RECORDQUEUE_ADMIN_KEY", AdminKey);
        Environment.SetEnvironmentVariable("RECORDQUEUE_RETRY_SECONDS", null);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_SQS", Server.Endpoint.AbsoluteUri);
        Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
    }

    public static IReadOnlyList<KeyValuePair<string, string>> Admin { get; } = [new("X-Admin-Key", AdminKey), new("Content-Type", "application/json")];

    public LocalQueues Queues { get; }

    public QueueServer Server { get; }

    public RouterApp Api { get; } = new(Router.Instance);

    /// <summary>Brings messages to the consumers until none can be received.</summary>
    /// <returns>How many times a message was received.</returns>
    public async Task<int> ConsumeAsync()
    {
        var (all, received) = (0, 0);
        do
        {
            received = 0;
            foreach (var queue in Queues.All) received += await MappingOf(queue).PollAsync();
            all += received;
        }
        while (received > 0);
        return all;
    }

    public EventSourceMapping MappingOf(LocalQueue queue) => new(queue, async json => Encoding.UTF8.GetBytes(await Api.SendEventAsync(Encoding.UTF8.GetString(json.Span))));

    public void Advance(int seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Lets whatever fails use up its attempts, until nothing is left in any queue.</summary>
    public async Task ExhaustAsync()
    {
        for (var attempt = 0; attempt < 20 && Queues.All.Any(queue => queue.Count() != (0, 0)); attempt++)
        {
            await ConsumeAsync();
            Advance(15 * 60);
        }

        Assert.All(Queues.All, queue => Assert.Equal((0, 0), queue.Count()));
    }

    /// <summary>Sends a request, and carries it out.</summary>
    public async Task<RequestStatus> CarryOutAsync(Task<TestResponse> request)
    {
        var accepted = await AcceptedAsync(request);
        await ConsumeAsync();
        return await StatusAsync(accepted.Id);
    }

    /// <summary>Creates a customer, and carries it out.</summary>
    /// <returns>The customer's id.</returns>
    public async Task<Guid> AddCustomerAsync(Customer? customer = null)
    {
        var status = await CarryOutAsync(Api.PostJsonAsync("/customers", customer ?? NewCustomer()));
        Assert.Equal(RequestState.Done, status.State);
        return status.RecordId;
    }

    public static Customer NewCustomer(params Address[] addresses) => new("Ada", $"{Guid.NewGuid():N}@example.com", addresses.Length == 0 ? null : addresses);

    public static async Task<Request> AcceptedAsync(Task<TestResponse> request)
    {
        var response = await request;
        var accepted = response.EnsureStatus(202).Json<Request>();
        Assert.Equal($"/requests/{accepted.Id}", response.GetHeader("Location"));
        return accepted;
    }

    public async Task<RequestStatus> StatusAsync(Guid request) => (await Api.GetAsync($"/requests/{request}")).EnsureStatus(200).Json<RequestStatus>();

    public async Task<IReadOnlyList<DeadLetter>> DeadLettersAsync() => (await Api.GetAsync("/admin/dead-letters", Admin)).EnsureStatus(200).Json<IReadOnlyList<DeadLetter>>();

    /// <summary>The message of a change, as the API would send it.</summary>
    public static string Message<T>(Guid request, ChangeAction action, Guid record, int version, T? content)
        where T : class => JsonSerializer.Serialize(new Change<T>(request, action, record, version, content), JsonSerializerOptions.Web);

    /// <summary>Makes the database fail for one record, as a real one does.</summary>
    public IDisposable Break(string key) => new Fault(_database, key);

    /// <summary>Makes a request an hour older than it is.</summary>
    public void MakeOlder(Guid request) => Execute(_database, $"UPDATE requests SET accepted_at = accepted_at - 3600000 WHERE id = '{request}'");

    public void Dispose()
    {
        Server.Dispose();
        SqliteConnection.ClearAllPools();
        foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(_database + suffix);
    }

    private static void Execute(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database}");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private sealed class Fault : IDisposable
    {
        private readonly string _database;

        public Fault(string database, string key)
        {
            _database = database;
            Execute(database, $"CREATE TRIGGER fault BEFORE INSERT ON records WHEN NEW.record_key = '{key}' BEGIN SELECT RAISE(ABORT, 'The disk is broken.'); END");
        }

        public void Dispose() => Execute(_database, "DROP TRIGGER fault");
    }
}

/// <summary>One database and one set of queues for all classes: the application has one of each a process.</summary>
[CollectionDefinition("RecordQueue")]
public sealed class RecordQueueTests : ICollectionFixture<RecordQueueApp>;
