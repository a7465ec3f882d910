using System.Globalization;

namespace BranchPreview.Storage;

/// <summary>The steps from an empty database to the tables of this build, each applied once, all in one transaction.</summary>
internal static class Migrations
{
    private static readonly string[] Steps = ["001-core", "002-payments", "003-items"];

    public static async Task RunAsync(Session session, DatabaseEngine engine)
    {
        if (engine.Preparation.Length > 0) await session.ExecuteAsync(engine.Preparation);
        await session.ExecuteAsync("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL)");
        var applied = await session.ReadAsync("SELECT name FROM migrations", row => row.GetString(0));
        foreach (var step in Steps.Except(applied, StringComparer.Ordinal))
        {
            await session.ExecuteAsync(Read(step));
            await session.ExecuteAsync("INSERT INTO migrations (name, applied_at) VALUES (@name, @at)", ("name", step), ("at", DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture)));
        }
    }

    private static string Read(string step)
    {
        using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream(step)!);
        return reader.ReadToEnd();
    }
}
