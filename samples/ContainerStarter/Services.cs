using Microsoft.Data.Sqlite;

namespace ContainerStarter;

/// <summary>Where handler parameters that are services come from, each by its type.</summary>
public static class Services
{
    public static Settings Settings { get; } = Settings.Read(Environment.GetEnvironmentVariable);

    // Another database is another factory here: NpgsqlFactory.Instance, and nothing else changes.
    public static GreetingRepository Greetings { get; } = new(SqliteFactory.Instance.CreateDataSource(Settings.Database));
}
