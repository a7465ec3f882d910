using Microsoft.Extensions.DependencyInjection;
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

public interface ICarts
{
    string Show(int id);
}

/// <summary>Scoped: one for the invocation, disposed of after it.</summary>
public sealed class Connection : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        Services.Disposed.Add("connection");
    }
}

/// <summary>The container knows what it takes.</summary>
public sealed class Carts : ICarts, IDisposable
{
    public Carts(Connection connection) => Connection = connection;

    public Connection Connection { get; }

    public string Show(int id) => $"cart {id}";

    public void Dispose() => Services.Disposed.Add("carts");
}

public interface IPrices
{
    int Of(string sku);
}

public sealed class Prices : IPrices
{
    private readonly int _each;

    public Prices(int each) => _each = each;

    public int Of(string sku) => sku.Length * _each;
}

public interface IAudit
{
    string Last { get; }
}

public sealed class Session
{
    public Session(Connection connection, IClock clock)
    {
        Connection = connection;
        Year = clock.Year;
    }

    public Connection Connection { get; }

    public int Year { get; }
}

/// <summary>Static members go first; what they do not provide comes from the container.</summary>
public static class Services
{
    public static readonly List<string> Disposed = new();

    public static IClock Clock { get; } = new FixedClock();

    /// <summary>A factory takes from both.</summary>
    public static Session NewSession(Connection connection, IClock clock) => new(connection, clock);

    public static void ConfigureServices(IServiceCollection services)
    {
        services.AddScoped<Connection>();
        services.AddScoped<ICarts, Carts>();
        services.AddKeyedSingleton<IPrices>("retail", new Prices(3));
        services.AddKeyedSingleton<IPrices>("wholesale", new Prices(2));
    }
}

public static class Handlers
{
    /// <summary>A static member: this route does not know the container.</summary>
    public static string Time(IClock clock) => $"{clock.Year}";

    /// <summary>An interface that the services class does not provide.</summary>
    public static string Cart(int id, ICarts carts) => carts.Show(id);

    /// <summary>A class would be the body: [FromServices] says that it is not. All services of an invocation are of one scope.</summary>
    public static string Add(int id, [FromBody] string item, ICarts carts, [FromServices] Connection connection) =>
        $"{item} in {carts.Show(id)}, {(ReferenceEquals(((Carts)carts).Connection, connection) ? "one connection" : "two connections")}";

    /// <summary>Two services of one type are told apart by name.</summary>
    public static string Price(string sku, [FromServices("retail")] IPrices prices, [FromKeyedServices("wholesale")] IPrices wholesale) => $"{prices.Of(sku)} or {wholesale.Of(sku)}";

    /// <summary>Nullable: the container may lack it.</summary>
    public static string Audit(IAudit? audit) => audit?.Last ?? "no audit";

    public static string Log([FromServices] List<string> disposed)
    {
        var log = string.Join(' ', disposed);
        disposed.Clear();
        return log;
    }
}

/// <summary>A constructor takes from both too, classes without an attribute among them.</summary>
public sealed class Orders
{
    private readonly Connection _connection;
    private readonly Session _session;

    public Orders(Connection connection, Session session)
    {
        _connection = connection;
        _session = session;
    }

    public string Get(int id) => $"order {id} in {_session.Year}, {(ReferenceEquals(_session.Connection, _connection) ? "one connection" : "two connections")}";

    public Task Process(Stream messages, ICarts carts) => messages.CopyToAsync(Stream.Null);
}
