using RouteGen;

namespace App;

public interface IClock
{
    int Year { get; }
}

public sealed class FixedClock : IClock
{
    public int Year => 2026;
}

/// <summary>Made for one invocation, and disposed of after it.</summary>
public sealed class Session : IDisposable
{
    private readonly IClock _clock;

    public Session(IClock clock, LambdaContext context)
    {
        _clock = clock;
        Owner = context.RequestId.Length > 0 ? "caller" : "nobody";
    }

    public string Owner { get; }

    public int Year => _clock.Year;

    public void Dispose() => Services.Disposed.Add("session");
}

public sealed class Transaction : IAsyncDisposable
{
    public Transaction(Session session) => Session = session;

    public Session Session { get; }

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        Services.Disposed.Add("transaction");
    }
}

/// <summary>Where handler parameters that are services come from, each by its type.</summary>
public static class Services
{
    /// <summary>One for the process.</summary>
    public static IClock Clock { get; } = new FixedClock();

    public static readonly List<string> Disposed = new();

    /// <summary>One for the invocation. Its own parameters are services too.</summary>
    public static Session NewSession(IClock clock, LambdaContext context) => new(clock, context);

    public static Transaction Begin(Session session) => new(session);
}

public static class Handlers
{
    public static string Time(IClock clock) => $"{clock.Year}";

    /// <summary>A list of text would come from the query: [FromServices] says that it does not.</summary>
    public static string Log([FromServices] List<string> disposed)
    {
        var log = string.Join(' ', disposed);
        disposed.Clear();
        return log;
    }

    public static string OfSession(int id, Session session) => $"{id} of {session.Owner} in {session.Year}";

    // The session that the transaction was made with is the one that the handler gets.
    public static async Task<HttpResult> InTransaction(Transaction transaction, Session session)
    {
        await Task.Yield();
        return HttpResults.Text(ReferenceEquals(transaction.Session, session) ? "same session" : "another session");
    }
}

/// <summary>An instance handler is made for each invocation, with services.</summary>
public sealed class Orders : IDisposable
{
    private readonly Session _session;

    public Orders(Session session) => _session = session;

    public string Get(int id) => $"order {id} in {_session.Year}";

    public HttpResult Place([FromBody] string order) => HttpResults.Text($"{order} placed by {_session.Owner}", 201);

    public void Dispose() => Services.Disposed.Add("orders");
}
