namespace RouteGen.Generator.Model;

/// <summary>A route's whole path, group prefixes included, as segments. <c>/</c> is one empty literal; a trailing slash is an empty last literal.</summary>
/// <param name="Segments">At least one segment.</param>
internal sealed record PathTemplate(EquatableArray<PathSegment> Segments)
{
    private readonly string _text = "/" + string.Join("/", Segments.Select(segment => segment.ToString()));

    /// <summary>The template in API Gateway's notation, its literals decoded: <c>/users/{id}</c>. This is the text that a gateway's <c>resource</c> is compared with.</summary>
    public override string ToString() => _text;

    /// <summary>The names in braces, left to right.</summary>
    public IEnumerable<string> ParameterNames => Segments.SelectMany(segment => segment.Parts).Where(part => part.IsParameter).Select(part => part.Text);

    public bool IsGreedy => Segments[Segments.Count - 1].Kind == PathSegmentKind.Greedy;
}

/// <summary>The kinds of a segment, the more specific first: this order is the order of matching.</summary>
internal enum PathSegmentKind
{
    Literal,
    Mixed,
    Parameter,
    Greedy,
}

/// <summary>What stands between two slashes: a literal is one literal part (or none, when empty), a mixed segment alternates literals and parameters.</summary>
internal sealed record PathSegment(PathSegmentKind Kind, EquatableArray<PathPart> Parts)
{
    public override string ToString() => Kind == PathSegmentKind.Greedy
        ? "{" + Parts[0].Text + "+}"
        : string.Concat(Parts.Select(part => part.IsParameter ? "{" + part.Text + "}" : part.Text));
}

/// <summary>A literal (decoded) or a parameter (its name) inside a segment.</summary>
internal sealed record PathPart(bool IsParameter, string Text);
