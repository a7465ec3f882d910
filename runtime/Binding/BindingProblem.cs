using System.Text;
using RouteGen.Routing;

namespace RouteGen.Binding;

/// <summary>Answers a request whose values do not fit the handler. It names the value, which is our own word, and never repeats what was sent.</summary>
internal static class BindingProblem
{
    public static void Missing(HttpExchange http, ValueSource source, ReadOnlySpan<byte> name)
    {
        if (source == ValueSource.Claim) http.Problem(401, "The caller is not known.");
        else http.Problem(400, $"{Describe(source)} '{Encoding.UTF8.GetString(name)}' is missing.");
    }

    public static void Malformed(HttpExchange http, ValueSource source, ReadOnlySpan<byte> name, string expected)
    {
        if (source == ValueSource.Claim) http.Problem(401, "The caller is not known.");
        else http.Problem(400, $"{Describe(source)} '{Encoding.UTF8.GetString(name)}' must be {expected}.");
    }

    private static string Describe(ValueSource source) => source switch
    {
        ValueSource.Route => "The path value",
        ValueSource.Query => "The query parameter",
        ValueSource.Header or ValueSource.HeaderList => "The header",
        ValueSource.Cookie => "The cookie",
        _ => "The form field",
    };
}
