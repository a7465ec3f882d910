using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Reporting;

/// <summary>A diagnostic as data: carried through the pipeline and compared, turned into a <see cref="Diagnostic"/> only in the output.</summary>
internal sealed record DiagnosticInfo(DiagnosticDescriptor Descriptor, TextLocation? Location, EquatableArray<string> Arguments)
{
    /// <summary>A second place worth a look: the first of two duplicates, the C# method a route names.</summary>
    public TextLocation? Related { get; init; }

    /// <summary>Whether it is left out where another one says the same.</summary>
    public bool IsSaidOnce { get; init; }

    public DiagnosticInfo(DiagnosticDescriptor descriptor, TextLocation? location, params string[] arguments)
        : this(descriptor, location, new EquatableArray<string>(arguments))
    {
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Descriptor,
        Location?.ToLocation() ?? Microsoft.CodeAnalysis.Location.None,
        Related is null ? null : [Related.ToLocation()],
        messageArgs: [.. Arguments]);
}
