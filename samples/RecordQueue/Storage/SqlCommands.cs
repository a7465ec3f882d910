using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace RecordQueue.Storage;

internal static class SqlCommands
{
    /// <summary>Runs a statement with its parameters, by name: <c>@id</c>.</summary>
    /// <returns>How many rows it wrote.</returns>
    public static int Execute(this DbConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>All rows of a query.</summary>
    public static List<T> Read<T>(this DbConnection connection, Func<DbDataReader, T> row, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Command(sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static Guid? IdOrNull(this DbDataReader row, int column) => row.TextOrNull(column) is { } text ? Guid.Parse(text) : null;

    public static DateTimeOffset Time(this DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static DateTimeOffset? TimeOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);

    [SuppressMessage("Security", "CA2100", Justification = "Every statement is a constant of this folder; values are parameters.")]
    private static DbCommand Command(this DbConnection connection, string sql, (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value switch
            {
                null => DBNull.Value,
                Guid id => id.ToString(),
                Enum member => member.ToString(),
                DateTimeOffset time => time.ToUnixTimeMilliseconds(),
                _ => value,
            };
            // A null says nothing of its type, and PostgreSQL wants to know: all of ours that may be null are texts.
            if (value is null) parameter.DbType = System.Data.DbType.String;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
