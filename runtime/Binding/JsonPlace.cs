using System.Text.Json;

namespace RouteGen.Binding;

/// <summary>Where System.Text.Json found something else than it should: all of its exception that may be told, since the message repeats what was sent.</summary>
internal static class JsonPlace
{
    private const int LongestPath = 200;

    /// <summary><c> at $.total</c>, for the end of a sentence; empty where the whole is wrong. It is made of the type's own names and, of dictionaries, of the sender's keys.</summary>
    public static string Of(JsonException problem) => problem.Path is { Length: > 1 and < LongestPath } path ? $" at {path}" : "";
}
