using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>What one route's handler resolves to depends on this and nothing else.</summary>
/// <param name="Reach">Of the declarations that the handler's name leads to.</param>
/// <param name="Handler">The handler as written.</param>
/// <param name="Namespace">Where it is looked for.</param>
/// <param name="Site">What else the route says of the call.</param>
internal readonly record struct RouteResolutionKey(Digest Reach, string Handler, string Namespace, string Site);

/// <summary>What came of one route's handler.</summary>
/// <param name="Call"><see langword="null"/> when it cannot be called.</param>
/// <param name="Diagnostics">What was wrong.</param>
/// <param name="Warnings">The ids of the warnings that the call comes with.</param>
/// <param name="Place">Where the handler's name stands.</param>
internal sealed record RouteResolution(HandlerCall? Call, EquatableArray<DiagnosticInfo> Diagnostics, EquatableArray<string> Warnings, TextLocation Place)
{
    /// <summary>Whether it holds for a handler at that place. A hint may name any type of the project, and a place in C# moves with every line above it: what failed is looked at again.</summary>
    public bool HoldsAt(TextLocation place) => Call is not null && (Diagnostics.Count == 0 || Place == place);
}

/// <summary>What is the same for all routes of a table depends on this and nothing else.</summary>
/// <param name="Reach">Of the declarations that every route depends on.</param>
/// <param name="Services">The services class as written.</param>
/// <param name="Errors">The exception types as written, with their statuses.</param>
/// <param name="Namespace">Where they are looked for.</param>
internal readonly record struct TableFrameKey(Digest Reach, string? Services, string Errors, string Namespace);

/// <summary>What is the same for all routes of a table.</summary>
/// <param name="Json">How JSON types that only show at run time are found.</param>
/// <param name="HasLocalServer">Whether RouteGen.Local is referenced.</param>
/// <param name="Amazon">Amazon.Lambda.Core, where it is referenced.</param>
/// <param name="Errors">The exceptions that are answered by a status of their own, the more derived first.</param>
/// <param name="Diagnostics">What was wrong with the services class and the exceptions.</param>
/// <param name="Warnings">The ids of the warnings that the JSON contexts and the exceptions come with.</param>
internal sealed record TableFrame(JsonModel Json, bool HasLocalServer, AmazonCore? Amazon, EquatableArray<ResolvedError> Errors, EquatableArray<DiagnosticInfo> Diagnostics, EquatableArray<string> Warnings)
{
    /// <summary>The container that the services class fills, where it does.</summary>
    public ServiceContainer? Container { get; init; }

    /// <summary>Whether Microsoft.Extensions.Logging is referenced.</summary>
    public bool HasLogging { get; init; }
}
