using System.Text.Json;

namespace Amazon.Lambda.APIGatewayEvents;

// Without the package's obsolete properties, which only name keys of its own sample.
public class APIGatewayCustomAuthorizerContext : Dictionary<string, object>
{
    private Dictionary<string, string> _claims;

    // Made on the first reading and kept: what changes in the dictionary later does not show. Claims that are no text are left out.
    public Dictionary<string, string> Claims
    {
        get => _claims ??= TryGetValue("claims", out var claims) && claims is JsonElement json
            ? json.EnumerateObject().Where(claim => claim.Value.ValueKind == JsonValueKind.String).ToDictionary(claim => claim.Name, claim => claim.Value.GetString())
            : [];
        set => _claims = value;
    }
}
