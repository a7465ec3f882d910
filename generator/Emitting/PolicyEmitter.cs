using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes the lines that a route's method begins with: what holds for the request before anything of it is bound. Each line that refuses has answered.</summary>
internal static class PolicyEmitter
{
    public static void Emit(SourceWriter writer, RoutePolicy policy, string leave)
    {
        if (policy.Fault) writer.Line("http.FaultsOnServerError();");
        if (policy.Timeout is { } timeout) writer.Line($"http.LimitTime(milliseconds: {RouteFileEmitter.Number(timeout)});");
        if (policy.Auth.IsRequired) Refuse("IsAuthorized()");
        foreach (var requirement in policy.Auth.Requirements)
        {
            // One literal, a value a line: spans cannot be in a list.
            var values = Literals.Utf8(string.Join("\n", requirement.Values));
            Refuse(requirement.Kind switch
            {
                AuthKind.Scope => $"HasScope({values})",
                AuthKind.Group => $"IsInGroup({values})",
                _ => $"HasClaim({Literals.Utf8(requirement.Claim)}, {values})",
            });
        }

        if (policy.BodyLimit is { } limit) Refuse($"HasBodyWithin(bytes: {RouteFileEmitter.Number(limit)})");

        void Refuse(string condition) => writer.Line($"if (!http.{condition}) {leave}");
    }
}
