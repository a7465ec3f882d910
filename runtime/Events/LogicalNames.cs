using System.Collections;
using System.Text;

namespace RouteGen.Events;

/// <summary>
/// The names that queues, topics, buckets, tables, streams and rules have where the function is deployed: <c>ROUTEGEN_NAME_ORDERS</c> says what the table's <c>orders</c> is called there.
/// A name stands in capitals in its variable, with <c>_</c> for all that is no letter or digit: <c>ROUTEGEN_NAME_ORDERS_FIFO</c> is that of <c>orders.fifo</c>.
/// </summary>
internal sealed class LogicalNames
{
    private const string Prefix = "ROUTEGEN_NAME_";

    private static readonly Lazy<LogicalNames> Process = new(() => new LogicalNames(Environment.GetEnvironmentVariables()));

    private readonly Dictionary<string, byte[]>? _names;

    /// <summary>Reads the variables.</summary>
    /// <param name="variables">Their values by name. One may be an ARN too: templates have those at hand.</param>
    public LogicalNames(IDictionary variables)
    {
        foreach (DictionaryEntry variable in variables)
        {
            if (variable.Key is not string key || !key.StartsWith(Prefix, StringComparison.Ordinal) || variable.Value is not string { Length: > 0 } value) continue;
            var name = Encoding.UTF8.GetBytes(value);
            (_names ??= new(StringComparer.Ordinal))[key[Prefix.Length..]] = name.AsSpan().StartsWith("arn:"u8) ? EventArn.NameIn(name).ToArray() : name;
        }
    }

    /// <summary>The names of this process.</summary>
    public static LogicalNames Current => Process.Value;

    /// <summary>What the table's name stands for: itself, unless a variable says otherwise. A pattern with stars stands for itself always.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> name) => _names is null || name.IsEmpty || name.Contains((byte)'*') ? name : Find(name);

    /// <inheritdoc cref="Of(ReadOnlySpan{byte})"/>
    public string Of(string name) => Encoding.UTF8.GetString(Of(Encoding.UTF8.GetBytes(name)));

    private ReadOnlySpan<byte> Find(ReadOnlySpan<byte> name)
    {
        var key = new char[name.Length];
        for (var i = 0; i < key.Length; i++)
        {
            var character = (char)name[i];
            key[i] = char.IsAsciiLetterOrDigit(character) ? char.ToUpperInvariant(character) : '_';
        }

        return _names!.TryGetValue(new string(key), out var found) ? found : name;
    }
}
