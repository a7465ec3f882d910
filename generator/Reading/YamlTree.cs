using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Reporting;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RouteGen.Generator.Reading;

/// <summary>
/// Builds the nodes of a route file from the parser's events. Events only: YamlDotNet's own object readers keep the last of two equal keys
/// without a word, and overflow the stack on deep nesting.
/// </summary>
internal sealed class YamlTree
{
    private readonly string _content;
    private readonly FileDiagnostics _diagnostics;
    private readonly bool _reportsSyntax;
    private readonly Parser _parser;
    private int _events;
    private int _depth;
    private int _lastGoodEnd;

    /// <summary>Whether reading ended before the text did.</summary>
    private bool _hasFailed;

    /// <summary>Above 0 inside a node that was reported as a whole.</summary>
    private int _muted;

    /// <summary>The scalar before the place where reading failed: its text may be cut.</summary>
    private YamlScalar? _lastScalar;

    private YamlTree(string content, FileDiagnostics diagnostics, bool reportsSyntax)
    {
        _content = content;
        _diagnostics = diagnostics;
        _reportsSyntax = reportsSyntax;
        _parser = new Parser(new StringReader(content));
    }

    /// <summary>Reads a text as far as it is YAML.</summary>
    /// <param name="content">The text without its traps.</param>
    /// <param name="reportsSyntax">False when traps were found: they say better what the parser stumbles over.</param>
    /// <param name="isComplete">Whether the whole text was read.</param>
    /// <returns>The root, or <see langword="null"/> for a text without any node.</returns>
    public static YamlNode? Read(string content, FileDiagnostics diagnostics, bool reportsSyntax, out bool isComplete)
    {
        var tree = new YamlTree(content, diagnostics, reportsSyntax);
        var root = tree.ReadDocument();
        isComplete = !tree._hasFailed;
        return root;
    }

    private YamlNode? ReadDocument()
    {
        YamlNode? root = null;
        var hasDocument = false;
        while (MoveNext())
        {
            if (_parser.Current is DocumentStart start)
            {
                if (hasDocument)
                {
                    ReportSecondDocument(start);
                    return root;
                }

                hasDocument = true;
            }
            else if (_parser.Current is NodeEvent or AnchorAlias)
            {
                root = ReadNode();
            }
        }

        return _hasFailed && root == _lastScalar ? null : root;
    }

    /// <summary>Reads the node whose first event is the current one.</summary>
    private YamlNode ReadNode()
    {
        var span = SpanOf(_parser.Current!);
        if (_parser.Current is AnchorAlias alias)
        {
            Report(Descriptors.AliasOrAnchor, span, "*" + alias.Value.Value, "an alias");
            return new YamlUnreadable(span);
        }

        if (_parser.Current is not NodeEvent start)
        {
            // YamlDotNet ends a mapping without a word behind an alias that stands where a key should: '{ a: b }*c'. The alias is reported.
            if (_diagnostics.Count == 0) Fail(span.Start, "a key has no value");
            _hasFailed = true;
            return new YamlUnreadable(span);
        }

        var isDecorated = ReportProperties(start);
        if (isDecorated) _muted++;
        YamlNode node = start switch
        {
            MappingStart mapping => ReadMapping(mapping),
            SequenceStart sequence => ReadSequence(sequence),
            _ => _lastScalar = ToScalar((Scalar)start, span),
        };
        if (!isDecorated) return node;
        _muted--;
        return new YamlUnreadable(node.Span);
    }

    private static YamlScalar ToScalar(Scalar scalar, TextSpan span) => new(span, scalar.Value, scalar.Style == ScalarStyle.Plain);

    private YamlMapping ReadMapping(MappingStart start)
    {
        var from = SpanOf(start).Start;
        var isFlow = start.Style == MappingStyle.Flow;
        var entries = new List<YamlEntry>();
        var keys = new Dictionary<string, YamlScalar>(StringComparer.Ordinal);
        var to = from;
        var isEnded = false;
        var lacksKeys = false;
        _depth++;
        while (MoveNext())
        {
            if (_parser.Current is MappingEnd end)
            {
                if (isFlow) to = SpanOf(end).Start + 1;
                isEnded = true;
                break;
            }

            var key = ReadKey(keys);
            // What is said of the key is said of its value too: a merge key comes with an alias, a duplicate with the routes of the first.
            if (key is null) _muted++;
            var value = MoveNext() ? ReadNode() : null;
            if (key is null) _muted--;
            if (value is null) break;
            to = value.Span.End;
            if (key is not null) entries.Add(new YamlEntry(key, value));
            else lacksKeys = true;
        }

        _depth--;
        if (_hasFailed && entries.Count > 0 && entries[entries.Count - 1].Value == _lastScalar) entries.RemoveAt(entries.Count - 1);
        return new YamlMapping(TextSpan.FromBounds(from, Math.Max(from, Math.Min(to, _content.Length))), entries, isFlow, isEnded && !lacksKeys);
    }

    /// <summary>Reads the key at the current event; <see langword="null"/> for one that was reported.</summary>
    private YamlScalar? ReadKey(Dictionary<string, YamlScalar> keys)
    {
        var node = ReadNode();
        if (node is not YamlScalar key)
        {
            if (node is not YamlUnreadable) Report(Descriptors.KeyIsNotText, node.Span, node is YamlMapping ? "a mapping" : "a list");
            return null;
        }

        if (key.IsPlain && key.Value.Length == 0)
        {
            Report(Descriptors.KeyIsNotText, key.Span, "nothing");
            return null;
        }

        if (key.IsPlain && key.Value == "<<")
        {
            Report(Descriptors.AliasOrAnchor, key.Span, "<<", "a merge key");
            return null;
        }

        if (keys.TryGetValue(key.Value, out var first))
        {
            if (_muted == 0) _diagnostics.Report(Descriptors.DuplicateKey, ScalarText.Of(key, _content).Span, ScalarText.Of(first, _content).Span, key.Value);
            return null;
        }

        keys.Add(key.Value, key);
        return key;
    }

    private YamlSequence ReadSequence(SequenceStart start)
    {
        var span = SpanOf(start);
        var to = span.End;
        var items = new List<YamlNode>();
        _depth++;
        while (MoveNext() && _parser.Current is not SequenceEnd)
        {
            var item = ReadNode();
            to = Math.Max(to, item.Span.End);
            items.Add(item);
        }

        _depth--;
        if (_parser.Current is SequenceEnd end && start.Style == SequenceStyle.Flow) to = Math.Max(to, SpanOf(end).Start + 1);
        return new YamlSequence(TextSpan.FromBounds(span.Start, Math.Min(to, _content.Length)), items, start.Style == SequenceStyle.Flow);
    }

    /// <summary>Reports an anchor or a tag before a node.</summary>
    private bool ReportProperties(NodeEvent node)
    {
        if (node.Anchor.IsEmpty && node.Tag.IsEmpty) return false;
        var place = WordAt(SpanOf(node).Start);
        var word = _content.Substring(place.Start, place.Length);
        if (word.StartsWith("!", StringComparison.Ordinal)) Report(Descriptors.Tag, place, word);
        else Report(Descriptors.AliasOrAnchor, place, word, "an anchor");
        return true;
    }

    private void ReportSecondDocument(DocumentStart start)
    {
        var span = start.IsImplicit ? WordAt(Clamp(start.Start.Index)) : SpanOf(start);
        Report(Descriptors.SecondDocument, span);
        _hasFailed = true;
    }

    /// <summary>Goes to the next event, and into nothing deeper or longer than a route file ever is.</summary>
    private bool MoveNext()
    {
        if (_hasFailed) return false;
        try
        {
            if (!_parser.MoveNext()) return false;
        }
        catch (YamlException exception)
        {
            // Some errors carry the place of the document's first character, and others of no use: then the last good place is nearer.
            Fail(Math.Max(Clamp(exception.Start.Index), _lastGoodEnd), exception.Message);
            return false;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // YamlDotNet lets InvalidOperationException, ArgumentException and others out, without a place. Whatever it is, the text is the
            // reason, and it stands behind what was read last.
            var place = _lastGoodEnd;
            while (place < _content.Length && _content[place] is ':' or ' ' or '\t') place++;
            Fail(place, "");
            return false;
        }

        if (++_events > RouteFileLimits.Events) return Refuse(Descriptors.FileTooLarge, RouteFileLimits.Events, "YAML values");
        if (_parser.Current!.NestingIncrease > 0 && _depth == RouteFileLimits.Depth) return Refuse(Descriptors.NestedTooDeep, RouteFileLimits.Depth);
        _lastGoodEnd = Math.Max(_lastGoodEnd, Clamp(_parser.Current.End.Index));
        return true;
    }

    private bool Refuse(DiagnosticDescriptor descriptor, params object[] arguments)
    {
        _hasFailed = true;
        _diagnostics.Report(descriptor, WordAt(Clamp(_parser.Current!.Start.Index)), arguments);
        return false;
    }

    private void Fail(int place, string reason)
    {
        _hasFailed = true;
        if (!_reportsSyntax) return;
        reason = reason.TrimEnd('.', ' ');
        _diagnostics.Report(Descriptors.InvalidYaml, WordAt(place), reason.Length == 0 ? "the parser cannot read on" : char.ToLowerInvariant(reason[0]) + reason.Substring(1));
    }

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments)
    {
        if (_muted == 0) _diagnostics.Report(descriptor, span, arguments);
    }

    private TextSpan SpanOf(ParsingEvent parsed)
    {
        var start = Clamp(parsed.Start.Index);
        return TextSpan.FromBounds(start, Math.Max(start, Clamp(parsed.End.Index)));
    }

    private int Clamp(long index) => (int)Math.Max(0, Math.Min(index, _content.Length));

    /// <summary>The word at a place; at the end of a line or of the text, where nothing is to be seen, the last word before it.</summary>
    private TextSpan WordAt(int place)
    {
        var start = place;
        if (start == _content.Length || char.IsWhiteSpace(_content[start]))
        {
            while (start > 0 && char.IsWhiteSpace(_content[start - 1])) start--;
            var wordEnd = start;
            while (start > 0 && !char.IsWhiteSpace(_content[start - 1])) start--;
            return TextSpan.FromBounds(start, wordEnd);
        }

        var end = start;
        while (end < _content.Length && !char.IsWhiteSpace(_content[end])) end++;
        return TextSpan.FromBounds(start, end);
    }
}
