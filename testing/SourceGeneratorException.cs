using System.Globalization;
using Microsoft.CodeAnalysis;

namespace RouteGen.Testing;

/// <summary>The generator reported errors; the message shows them as the compiler does.</summary>
public sealed class SourceGeneratorException : Exception
{
    internal SourceGeneratorException(IReadOnlyList<Diagnostic> diagnostics, Exception? failure)
        : base(MessageOf(diagnostics, failure), failure) => Diagnostics = diagnostics;

    /// <summary>The errors.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    private static string MessageOf(IReadOnlyList<Diagnostic> diagnostics, Exception? failure)
    {
        var lines = diagnostics.Select(Line);
        if (failure is not null) lines = lines.Append("The generator itself failed: " + failure.Message);
        return string.Join(Environment.NewLine, lines);
    }

    // routes.yaml(3,16): error RG2001: ... (https://...)
    private static string Line(Diagnostic diagnostic)
    {
        var text = DiagnosticFormatter.Format(diagnostic, CultureInfo.InvariantCulture);
        return diagnostic.Descriptor.HelpLinkUri is { Length: > 0 } link ? $"{text} ({link})" : text;
    }

    private static readonly DiagnosticFormatter DiagnosticFormatter = new();
}
