namespace RouteGen.Fronts;

/// <summary>A path with parameters, <c>/users/{id}</c>, and whether a path as sent fits it.</summary>
internal sealed class RouteTemplate
{
    private readonly string[] _segments;

    public RouteTemplate(string text)
    {
        Text = text;
        _segments = text[1..].Split('/');
        // One letter a segment, literal before mixed before parameter before greedy: the smaller text is the more specific template.
        Rank = string.Concat(_segments.Select(RankOf));
    }

    public string Text { get; }

    public string Rank { get; }

    public bool IsGreedy => Rank.EndsWith('d');

    /// <summary>Whether a segment mixes literals and parameters, which no gateway can.</summary>
    public bool HasMixed => Rank.Contains('b', StringComparison.Ordinal);

    /// <summary>The values of the parameters, encoded as sent; <see langword="null"/> when the path does not fit.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Match(string path)
    {
        var parts = path[1..].Split('/');
        if (IsGreedy ? parts.Length < _segments.Length : parts.Length != _segments.Length) return null;

        var values = new List<KeyValuePair<string, string>>();
        for (var i = 0; i < _segments.Length; i++)
        {
            switch (Rank[i])
            {
                case 'a':
                    if (UrlText.Decode(parts[i]) != UrlText.Decode(_segments[i])) return null;
                    break;
                case 'd':
                    var rest = string.Join('/', parts[i..]);
                    if (rest.Length == 0) return null;
                    values.Add(new(_segments[i][1..^2], rest));
                    break;
                default:
                    if (parts[i].Length == 0) return null;
                    values.Add(new(_segments[i].Trim('{', '}'), parts[i]));
                    break;
            }
        }

        return values;
    }

    private static char RankOf(string segment)
    {
        if (!segment.Contains('{', StringComparison.Ordinal)) return 'a';
        if (!segment.StartsWith('{') || segment.IndexOf('}', StringComparison.Ordinal) != segment.Length - 1) return 'b';
        return segment.EndsWith("+}", StringComparison.Ordinal) ? 'd' : 'c';
    }
}
