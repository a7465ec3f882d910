using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using RouteGen.Events;

namespace BranchPreview.Tests;

/// <summary>The application in memory, on a SQLite file of this run's own.</summary>
public sealed class SqlitePreview : Preview, IDisposable
{
    private static readonly string File = Path.Combine(Path.GetTempPath(), $"branchpreview-tests-{Guid.NewGuid():N}.db");

    public RouterApp App { get; } = new(Router.Instance);

    /// <summary>Before the router is first used: it reads once whether its queues are switched on.</summary>
    [ModuleInitializer]
    internal static void Prepare()
    {
        Environment.SetEnvironmentVariable("BRANCHPREVIEW_POSTGRES", null);
        Environment.SetEnvironmentVariable("BRANCHPREVIEW_SQLITE", File);
        Environment.SetEnvironmentVariable("BRANCHPREVIEW_KEY", Key);
        Environment.SetEnvironmentVariable("CONSUME_QUEUES", "true");
    }

    public override async Task<Answer> SendAsync(string method, string url, string? body, params (string Name, string Value)[] headers)
    {
        // A header of the test's goes before the one that all requests have.
        var lines = headers.Select(header => new KeyValuePair<string, string>(header.Name, header.Value)).ToList();
        if (!headers.Any(header => header.Name == "X-Preview-Key")) lines.Add(new("X-Preview-Key", Key));
        if (body is not null && !headers.Any(header => header.Name == "Content-Type")) lines.Add(new("Content-Type", "application/json"));
        var response = await App.SendAsync(method, url, lines, body ?? "");
        return new Answer($"{method} {url}", response.StatusCode, response.Text, response.GetHeader);
    }

    public override async Task<bool> SendCourierUpdateAsync(string body)
    {
        try
        {
            await App.SendSqsAsync("courier-updates", body);
            return true;
        }
        catch (Exception problem) when (problem is not EventException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        foreach (var suffix in new[] { "", "-wal", "-shm" }) System.IO.File.Delete(File + suffix);
    }
}

/// <summary>One database for all classes: the application opens one a process.</summary>
[CollectionDefinition("Preview")]
public sealed class SqlitePreviews : ICollectionFixture<SqlitePreview>;
