using BranchPreview.Storage;
using Microsoft.Data.Sqlite;

namespace BranchPreview.Tests;

public class DatabaseTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Feature")]
    [InlineData("a\"; DROP SCHEMA public; --")]
    [InlineData("feature-1")]
    [InlineData("a1234567890123456789012345678901234567890123456789012345678901234")]
    public void A_schema_is_a_plain_word(string name) => Assert.Throws<ArgumentException>(() => DatabaseEngine.Postgres("Host=127.0.0.1", name));

    [Fact]
    public async Task A_database_that_was_down_is_tried_again()
    {
        var folder = Directory.CreateTempSubdirectory("branchpreview-database-");
        var file = Path.Combine(folder.FullName, "later", "preview.db");
        using var database = new Database(() => DatabaseEngine.Sqlite(file));
        await Assert.ThrowsAsync<SqliteException>(async () => await database.OpenAsync(CancellationToken.None));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using (var session = await database.OpenAsync(CancellationToken.None)) Assert.Equal(2, await CountAsync(session));
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Migrations_run_once_whoever_comes_first()
    {
        var file = Path.Combine(Path.GetTempPath(), $"branchpreview-migrations-{Guid.NewGuid():N}.db");
        await Parallel.ForEachAsync(Enumerable.Range(0, 4), async (_, cancellation) =>
        {
            // As other processes would: each knows nothing of the others.
            using var database = new Database(() => DatabaseEngine.Sqlite(file));
            await using var session = await database.OpenAsync(cancellation);
            Assert.Equal(2, await CountAsync(session));
        });
        SqliteConnection.ClearAllPools();
        File.Delete(file);
    }

    private static async Task<long> CountAsync(Session session) => (await session.ReadAsync("SELECT COUNT(*) FROM vouchers", row => row.GetInt64(0)))[0];
}
