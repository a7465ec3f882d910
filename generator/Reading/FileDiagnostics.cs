using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>Collects what is wrong with one route file.</summary>
internal sealed class FileDiagnostics(string path, SourceText text)
{
    // A message is one line in a build log: more of a text than this helps nobody.
    private const int MaxQuotedLength = 240;

    private readonly List<DiagnosticInfo> _diagnostics = [];
    private TextSpan _firstUnlisted;

    /// <summary>How often something was reported.</summary>
    public int Count { get; private set; }

    /// <summary>Whether as much is listed as is going to be: what costs time to find out need not be found out any more.</summary>
    public bool IsFull => _diagnostics.Count == RouteFileLimits.Diagnostics;

    public TextLocation At(TextSpan span) => TextLocation.Of(path, text, span);

    public void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments) => Add(descriptor, span, related: null, arguments);

    public void Report(DiagnosticDescriptor descriptor, TextSpan span, TextSpan related, params object[] arguments) => Add(descriptor, span, At(related), arguments);

    /// <summary>What was reported, in the order of the file.</summary>
    public EquatableArray<DiagnosticInfo> InFileOrder()
    {
        var ordered = _diagnostics.OrderBy(diagnostic => diagnostic.Location!.Span.Start).ToList();
        var unlisted = Count - _diagnostics.Count;
        if (unlisted > 0) ordered.Add(new DiagnosticInfo(Descriptors.MoreErrors, At(_firstUnlisted), unlisted.ToString(CultureInfo.InvariantCulture)));
        return [.. ordered];
    }

    private void Add(DiagnosticDescriptor descriptor, TextSpan span, TextLocation? related, object[] arguments)
    {
        Count++;
        if (IsFull)
        {
            if (Count == RouteFileLimits.Diagnostics + 1) _firstUnlisted = span;
            return;
        }

        var printable = Array.ConvertAll(arguments, argument => Printable(Convert.ToString(argument, CultureInfo.InvariantCulture)));
        _diagnostics.Add(new DiagnosticInfo(descriptor, At(span), printable) { Related = related });
    }

    /// <summary>The text as it may stand in a message: a quoted scalar can hold a line break, and a line break would forge a line of the build log.</summary>
    private static string Printable(string argument)
    {
        var printable = new StringBuilder(argument.Length);
        for (var index = 0; index < argument.Length; index++)
        {
            if (printable.Length >= MaxQuotedLength) return printable.Append('…').ToString();
            var character = argument[index];
            if (char.IsHighSurrogate(character) && index + 1 < argument.Length && char.IsLowSurrogate(argument[index + 1])) printable.Append(character).Append(argument[++index]);
            else if (IsPrintable(character)) printable.Append(character);
            else printable.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
        }

        return printable.ToString();
    }

    private static bool IsPrintable(char character) => !char.IsControl(character) && !char.IsSurrogate(character) && !UnreadableCharacters.IsInvisible(character) && character is not ('\u2028' or '\u2029');
}
