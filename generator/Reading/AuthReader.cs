using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>Reads <c>auth:</c>.</summary>
internal sealed class AuthReader(OptionReader options, FileDiagnostics diagnostics)
{
    private const string Scopes = "scopes";
    private const string Groups = "groups";
    private const string Claims = "claims";
    private const string Expected = "one text or a list of them, such as '[admins]'";

    private static readonly string[] Members = [Scopes, Groups, Claims];

    /// <returns><see langword="null"/> for a value that was reported.</returns>
    public AuthPolicy? Read(RouteOption option, YamlEntry entry)
    {
        if (entry.Value is not YamlMapping members)
        {
            return options.ReadChoice(option, entry) switch
            {
                "required" => AuthPolicy.Required,
                "none" => AuthPolicy.None,
                _ => null,
            };
        }

        var requirements = new List<AuthRequirement>();
        var isGood = options.ReadMembers(option, members, Members, (name, member) =>
        {
            if (name == Scopes) Add(AuthKind.Scope, "", name, member, requirements);
            else if (name == Groups) Add(AuthKind.Group, "", name, member, requirements);
            else if (name == Claims) ReadClaims(member, requirements);
            else return false;
            return true;
        });
        return isGood ? new AuthPolicy(IsRequired: true, requirements.ToEquatableArray()) : null;
    }

    private void ReadClaims(YamlEntry entry, List<AuthRequirement> requirements)
    {
        if (options.ReadMapping(Claims, "claims with the values they may have, such as '{ tenant: [acme] }'", entry) is not { } claims) return;
        foreach (var claim in claims.Entries) Add(AuthKind.Claim, claim.Key.Value, claim.Key.Value, claim, requirements);
    }

    private void Add(AuthKind kind, string claim, string name, YamlEntry entry, List<AuthRequirement> requirements)
    {
        if (options.ReadItems(name, Expected, entry) is not { } items) return;
        foreach (var item in items)
        {
            // A scope is a word by RFC 6749; of a list that is written as one text, a value with the separator in it would never be found.
            var isGood = item.Length > 0 && !item.Value.Any(char.IsControl) && (kind != AuthKind.Scope || item.Value.All(character => character is > ' ' and < '\x7F'));
            if (!isGood) diagnostics.Report(Descriptors.WrongValue, item.Span, item.Value, name, kind == AuthKind.Scope ? "scopes without spaces" : "a text without control characters");
        }

        requirements.Add(new AuthRequirement(kind, claim, items.Select(item => item.Value).ToEquatableArray()));
    }
}
