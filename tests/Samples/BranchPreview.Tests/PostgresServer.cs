using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace BranchPreview.Tests;

/// <summary>A PostgreSQL of this run's own, in a temporary folder.</summary>
public sealed class PostgresServer : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    private readonly string _folder = Directory.CreateTempSubdirectory("branchpreview-postgres-").FullName;
    private readonly Process _process;
    private readonly List<string> _lines = [];

    public PostgresServer()
    {
        var data = Path.Combine(_folder, "data");
        // PostgreSQL does not run as root.
        if (IsRoot) Run("chown", "nobody", _folder);
        var (command, arguments) = AsOther("initdb", ["-D", data, "-U", "preview", "--auth=trust", "--encoding=UTF8", "--no-sync"]);
        Run(command, arguments);
        var port = FreePort();
        (command, arguments) = AsOther("postgres", ["-D", data, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={_folder}", "-c", "fsync=off", "-c", "max_connections=40"]);
        _process = CommandLine.Start(_folder, command, arguments, line =>
        {
            lock (_lines) _lines.Add(line);
        });
        ConnectionString = $"Host=127.0.0.1;Port={port};Username=preview;Database=postgres";
        WaitUntilReady();
    }

    public static bool IsInstalled => Find("initdb") is not null && Find("postgres") is not null && (!IsRoot || OnPath("setpriv") is not null);

    public string ConnectionString { get; }

    private static bool IsRoot => Environment.UserName == "root";

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static (string Command, string[] Arguments) AsOther(string program, string[] arguments) =>
        IsRoot ? ("setpriv", ["--reuid=nobody", "--clear-groups", Find(program)!, .. arguments]) : (Find(program)!, arguments);

    private static string? Find(string program) => OnPath(program) ?? (Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin", program)).LastOrDefault(File.Exists)
        : null);

    private static string? OnPath(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Run(string command, params string[] arguments) => CommandLine.Run(_folder, command, arguments).Expect();

    private void WaitUntilReady()
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var connection = new Npgsql.NpgsqlConnection(ConnectionString + ";Pooling=false");
                connection.Open();
                return;
            }
            catch (Npgsql.NpgsqlException) when (waiting.Elapsed < Longest && !_process.WaitForExit(50))
            {
                // It starts.
            }
            catch (Npgsql.NpgsqlException problem)
            {
                lock (_lines) throw new InvalidOperationException($"PostgreSQL does not take connections.\n{string.Join('\n', _lines)}", problem);
            }
        }
    }
}

/// <summary>A test against PostgreSQL. Where it is not installed the test is skipped, and the run says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (!PostgresServer.IsInstalled) Skip = "PostgreSQL (initdb, postgres) is not installed.";
    }
}

/// <inheritdoc cref="PostgresFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute()
    {
        if (!PostgresServer.IsInstalled) Skip = "PostgreSQL (initdb, postgres) is not installed.";
    }
}
