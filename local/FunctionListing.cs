using System.Globalization;
using System.Reflection;
using System.Text;
using RouteGen.Routing;

namespace RouteGen.Local;

/// <summary>A function of <c>functions:</c>. What the table does not say is <see langword="null"/>.</summary>
/// <param name="Name">As <c>routes.yaml</c> has it.</param>
/// <param name="Memory">In MB.</param>
/// <param name="Timeout">In seconds.</param>
/// <param name="Concurrency">The reserved concurrency.</param>
/// <param name="Routes">The keys of the routes that name it.</param>
internal sealed record ListedFunction(string Name, int? Memory, int? Timeout, int? Concurrency, IReadOnlyList<string> Routes)
{
    /// <summary>The name as templates write it: <c>my-reports</c> is <c>MyReports</c>.</summary>
    public string LogicalName => string.Concat(Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}

/// <summary>The functions of a router, which the generator laid down in the metadata of its assembly.</summary>
internal static class FunctionListing
{
    private const string Prefix = "RouteGen.Function.";

    public static IReadOnlyList<ListedFunction> Read(CompiledRouter router) => [.. router.GetType().Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(metadata => metadata.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(metadata => Parse(metadata.Key[Prefix.Length..], metadata.Value ?? ""))];

    /// <summary>A line for each function, for people.</summary>
    public static string Describe(IReadOnlyList<ListedFunction> functions)
    {
        var text = new StringBuilder();
        var longest = functions.Count == 0 ? 0 : functions.Max(function => function.Name.Length);
        foreach (var function in functions)
        {
            text.Append("  ").Append(function.Name.PadRight(longest));
            foreach (var (name, value) in Settings(function)) text.Append(CultureInfo.InvariantCulture, $"  {name.ToLowerInvariant()} {value}");
            text.Append("  ").AppendLine(function == functions[0] ? "all other routes" : string.Join(", ", function.Routes));
        }

        return text.ToString();
    }

    /// <summary>What a template takes as parameters: <c>ReportsMemory=2048 ReportsTimeout=300</c>.</summary>
    public static string Parameters(IReadOnlyList<ListedFunction> functions) =>
        string.Join(' ', functions.SelectMany(function => Settings(function).Select(setting => string.Create(CultureInfo.InvariantCulture, $"{function.LogicalName}{setting.Name}={setting.Value}"))));

    private static IEnumerable<(string Name, int Value)> Settings(ListedFunction function)
    {
        if (function.Memory is { } memory) yield return ("Memory", memory);
        if (function.Timeout is { } timeout) yield return ("Timeout", timeout);
        if (function.Concurrency is { } concurrency) yield return ("Concurrency", concurrency);
    }

    private static ListedFunction Parse(string name, string settings)
    {
        var lines = settings.Split('\n').Select(line => line.Split('=', 2)).Where(parts => parts.Length == 2).ToLookup(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
        return new(name, Number("memory"), Number("timeout"), Number("concurrency"), [.. lines["route"]]);

        int? Number(string setting) => lines[setting].FirstOrDefault() is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;
    }
}
