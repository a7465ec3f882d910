using System.Reflection;

namespace BranchPreview.Tests;

/// <summary>Everything in <c>Scenarios/</c>, over SQLite.</summary>
[Collection("Preview")]
public class SqliteTests(SqlitePreview preview)
{
    [Theory]
    [MemberData(nameof(Scenario.Names), MemberType = typeof(Scenario))]
    public Task It_does(string scenario) => Scenario.RunAsync(scenario, preview);
}

/// <summary>The same over PostgreSQL.</summary>
public class PostgresTests(PostgresPreview preview) : IClassFixture<PostgresPreview>
{
    [PostgresTheory]
    [MemberData(nameof(Scenario.Names), MemberType = typeof(Scenario))]
    public Task It_does(string scenario) => Scenario.RunAsync(scenario, preview);

    [PostgresFact]
    public async Task A_branch_has_a_schema_of_its_own()
    {
        var user = await preview.UserAsync();
        await using var connection = new Npgsql.NpgsqlConnection(preview.ConnectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("SELECT name FROM branch_of_the_tests.users WHERE id = @id", connection) { Parameters = { new("id", user.ToString()) } };
        Assert.Equal("Ada", await command.ExecuteScalarAsync());
        await using var elsewhere = new Npgsql.NpgsqlCommand("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'", connection);
        Assert.Equal(0L, await elsewhere.ExecuteScalarAsync());
    }
}

internal static class Scenario
{
    private static readonly Dictionary<string, MethodInfo> Methods = typeof(Scenario).Assembly.GetTypes()
        .Where(type => type.Namespace == "BranchPreview.Tests.Scenarios")
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public))
        .Where(method => method.GetParameters() is [{ ParameterType: var first }] && first == typeof(Preview))
        .ToDictionary(method => $"{method.DeclaringType!.Name}.{method.Name}", StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Methods.Keys.Order(StringComparer.Ordinal)];

    public static Task RunAsync(string name, Preview preview) => (Task)Methods[name].Invoke(null, [preview])!;
}
