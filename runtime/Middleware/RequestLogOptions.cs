using RouteGen.Responses;

namespace RouteGen.Middleware;

/// <summary>What <see cref="RequestLog"/> writes.</summary>
public sealed class RequestLogOptions
{
    internal static readonly RequestLogOptions Default = new();

    /// <summary>The level of the line; <see cref="LogLevel.Information"/>. Below the function's own level nothing is written, and nothing is measured.</summary>
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <summary>Whether the path as sent is written too; not unless set. It may hold what no log should: names, ids, tokens.</summary>
    public bool IncludesPath { get; init; }

    /// <summary>
    /// The request's headers to write where they are sent; none unless set. Of <c>Authorization</c>, <c>Cookie</c>, <c>X-Api-Key</c> and names with
    /// <c>token</c>, <c>secret</c> or <c>password</c> in them only that they were there.
    /// </summary>
    /// <exception cref="ArgumentException">One of them is no header's name.</exception>
    public IReadOnlyList<string> Headers
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            foreach (var name in value) HeaderField.CheckName(name);
            field = [.. value];
        }
    } = [];
}
