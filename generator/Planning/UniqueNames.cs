using System.Globalization;

namespace RouteGen.Generator.Planning;

/// <summary>Names of emitted members, each once: the second <c>Get</c> gets a number.</summary>
/// <param name="separator">What stands before the number.</param>
internal sealed class UniqueNames(string separator)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public string Take(string name)
    {
        var unique = name;
        for (var number = 2; !_taken.Add(unique); number++) unique = name + separator + number.ToString(CultureInfo.InvariantCulture);
        return unique;
    }
}
