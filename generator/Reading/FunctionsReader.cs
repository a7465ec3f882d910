using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>Reads <c>functions:</c>. The limits are Lambda's own, so that what a deployment would refuse is refused while it is written.</summary>
internal sealed class FunctionsReader(OptionReader options, FileDiagnostics diagnostics)
{
    private const string Memory = "memory";
    private const string Timeout = "timeout";
    private const string Concurrency = "concurrency";
    private const int LongestName = 40;
    private const int LeastMemory = 128;
    private const int MostMemory = 10_240;
    private const int LongestTimeout = 15 * 60;
    private const int GreatestConcurrency = 100_000;

    private static readonly string[] Members = [Memory, Timeout, Concurrency];
    private static readonly (string, int)[] Durations = [("s", 1), ("m", 60)];

    public EquatableArray<DeclaredFunction> Read(RouteOption option, YamlEntry entry)
    {
        if (options.ReadMapping(option.Name, option.Expected, entry) is not { } members) return [];
        var functions = new List<DeclaredFunction>();
        options.ReadMembers(option, members, [], (name, member) =>
        {
            var key = options.TextOf(member.Key);
            if (!IsName(name)) diagnostics.Report(Descriptors.WrongValue, key.Span, name, option.Name, $"names of up to {LongestName} small letters and digits, joined by '-', each word beginning with a letter, such as 'reports'");
            else functions.Add(ReadFunction(new DeclaredName(name, diagnostics.At(key.Span)), member));
            return true;
        });
        return functions.ToEquatableArray();
    }

    // A function whose settings are wrong is declared all the same: its routes would be reported for nothing.
    private DeclaredFunction ReadFunction(DeclaredName name, YamlEntry entry)
    {
        var function = new DeclaredFunction(name, null, null, null);
        var expected = "its settings, such as '{ memory: 512, timeout: 10s }'";
        if (options.ReadMapping(name.Text, expected, entry) is not { } settings) return function;
        var option = RouteOptions.Functions with { Name = name.Text, Expected = expected };
        options.ReadMembers(option, settings, Members, (member, value) =>
        {
            if (member == Memory) function = function with { Memory = options.ReadNumber(member, value, LeastMemory, MostMemory) };
            else if (member == Timeout) function = function with { Timeout = options.ReadQuantity(option with { Name = member, Expected = "a duration from '1s' to '15m'" }, value, Durations, LongestTimeout) };
            else if (member == Concurrency) function = function with { Concurrency = options.ReadNumber(member, value, 0, GreatestConcurrency) };
            else return false;
            return true;
        });
        return function;
    }

    // Templates and parameters of deployments are named after it, where only letters and digits stand: two names must not become one.
    private static bool IsName(string name) =>
        name.Length <= LongestName && name.Split('-').All(word => word.Length > 0 && word[0] is >= 'a' and <= 'z' && word.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9')));
}
