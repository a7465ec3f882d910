using RouteGen;
using RouteGen.Testing;

namespace Shop.Tests;

/// <summary>The Shop in memory, on a database of this run's own.</summary>
public sealed class ShopApp : IDisposable
{
    public const string AdminKey = "key of the tests";

    private readonly Router _router = Router.Instance;
    private readonly string _database = Path.Combine(Path.GetTempPath(), $"shop-tests-{Guid.NewGuid():N}.db");

    public ShopApp()
    {
        Environment.SetEnvironmentVariable("SHOP_DATABASE", _database);
        Environment.SetEnvironmentVariable("SHOP_ADMIN_KEY", AdminKey);
    }

    public static TheoryData<Front> Fronts => [Front.Rest, Front.HttpApiV1, Front.HttpApiV2, Front.FunctionUrl, Front.Alb];

    /// <summary>The application behind a front; a test that does not ask for one gets a REST API, the strictest.</summary>
    public RouterApp Behind(Front front = Front.Rest) => new(_router) { Front = front };

    public async Task<User> AddUserAsync(string name = "Ada")
    {
        var response = await Behind().PostJsonAsync("/users", new NewUser(name, $"{Guid.NewGuid():N}@example.com"));
        return response.EnsureStatus(201).Json<User>();
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(_database + suffix);
    }
}

/// <summary>One database for all classes: the Shop opens one file a process.</summary>
[CollectionDefinition("Shop")]
public sealed class ShopTests : ICollectionFixture<ShopApp>;
