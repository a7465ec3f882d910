using System.Data.Common;

namespace BranchPreview.Storage;

/// <summary>How values lie in columns that both databases have.</summary>
internal static class Columns
{
    public static object Value(object value) => value switch
    {
        Guid id => id.ToString(),
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        Enum name => name.ToString(),
        int number => (long)number,
        _ => value,
    };

    public static Guid Id(this DbDataReader row, int column) => Guid.Parse(row.GetString(column));

    public static DateTimeOffset Time(this DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static int Number(this DbDataReader row, int column) => checked((int)row.GetInt64(column));

    public static T Name<T>(this DbDataReader row, int column)
        where T : struct, Enum => Enum.Parse<T>(row.GetString(column));

    /// <summary>A pattern for LIKE ... ESCAPE '\' that finds the text anywhere; its own wildcards stand for themselves.</summary>
    public static string Containing(string text) =>
        $"%{Searchable(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

    /// <summary>Text as columns hold it that are searched: the databases do not agree on what LIKE does with case.</summary>
    public static string Searchable(string text) => text.ToUpperInvariant();
}
