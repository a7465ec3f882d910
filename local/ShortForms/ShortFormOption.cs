using System.Globalization;
using RouteGen.Local.Events;

namespace RouteGen.Local.ShortForms;

/// <summary>An option of a short form, <c>--group a</c>, and the verbs that it is for.</summary>
/// <param name="Name">With its hyphens.</param>
/// <param name="Verbs">The verbs; of the verbs of HTTP, <c>HTTP</c>.</param>
/// <param name="HasValue">Whether a value follows.</param>
internal sealed record ShortFormOption(string Name, string[] Verbs, bool HasValue = true)
{
    public static IReadOnlyList<ShortFormOption> All { get; } =
    [
        new("--group", ["SQS"]),
        new("--attribute", ["SQS", "SNS"]),
        new("--subject", ["SNS"]),
        new("--on", ["S3"]),
        new("--size", ["S3"]),
        new("--scheduler", ["SCHEDULE"], HasValue: false),
        new("--key", ["KINESIS"]),
        new("--old", ["DYNAMODB"]),
        new("--keys", ["DYNAMODB"]),
        new("--user", ["COGNITO"]),
        new("--http2", ["AUTHORIZER"], HasValue: false),
        new("--header", ["AUTHORIZER", "WS", "HTTP"]),
        new("--query", ["WS"]),
        new("--connection", ["WS"]),
        new("--front", ["HTTP"]),
    ];

    /// <summary>Finds an option for a verb.</summary>
    /// <exception cref="ShortFormException">There is none of that name, or not for this verb.</exception>
    public static ShortFormOption Find(string name, string verb)
    {
        var option = All.FirstOrDefault(option => option.Name == name) ?? throw new ShortFormException($"Unknown option '{name}'.");
        if (option.Verbs.Contains(ShortForm.FamilyOf(verb), StringComparer.Ordinal)) return option;
        throw new ShortFormException(string.Create(CultureInfo.InvariantCulture, $"{name} is for {string.Join(" and ", option.Verbs)}, not for {verb}."));
    }
}
