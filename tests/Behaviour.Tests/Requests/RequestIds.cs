using System.Text.RegularExpressions;

namespace RouteGen.Behaviour.Tests.Requests;

/// <summary>The ids of invocations in answers: another one each time, so that answers are compared without them.</summary>
internal static partial class RequestIds
{
    public const string Placeholder = "<request-id>";

    public static string Hide(string text) => Uuid().Replace(text, Placeholder);

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Uuid();
}
