using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>Reads <c>errors:</c>, exception types and the statuses they are answered by.</summary>
internal sealed class ErrorsReader(OptionReader options)
{
    private const int SmallestStatus = 400;
    private const int GreatestStatus = 599;

    public EquatableArray<DeclaredError> Read(RouteOption option, YamlEntry entry)
    {
        if (options.ReadMapping(option.Name, option.Expected, entry) is not { } members) return [];
        var errors = new List<DeclaredError>();
        options.ReadMembers(option, members, [], (name, member) =>
        {
            var type = options.ReadTypeName(option, options.TextOf(member.Key));
            var status = options.ReadNumber(name, member, SmallestStatus, GreatestStatus);
            if (type is not null && status is not null) errors.Add(new DeclaredError(type, status.Value));
            return true;
        });
        return errors.ToEquatableArray();
    }
}
