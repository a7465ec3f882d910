using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>
/// The last few tables and what they were made of. Compared by content, so that it does not matter which project, driver or thread asks;
/// holds strings alone, so that it keeps no compilation alive.
/// </summary>
internal sealed class ResolutionMemo
{
    private readonly object _gate = new();
    private readonly LinkedList<Entry> _entries = new();
    private readonly int _capacity;

    public ResolutionMemo(int capacity) => _capacity = capacity;

    /// <summary>The table that the same declarations gave.</summary>
    public ResolvedTable? FindTable(Digest declarations, ProjectOptions options, DeclaredTable declared)
    {
        lock (_gate)
        {
            for (var node = _entries.First; node is not null; node = node.Next)
            {
                var entry = node.Value;
                if (entry.Declarations != declarations || entry.Options != options || entry.Declared != declared) continue;
                _entries.Remove(node);
                _entries.AddFirst(node);
                return entry.Resolved;
            }

            return null;
        }
    }

    /// <summary>The parts of the last tables under these options, the latest first.</summary>
    public IReadOnlyList<TableParts> FindParts(ProjectOptions options)
    {
        lock (_gate)
        {
            return [.. _entries.Where(entry => entry.Options == options).Select(entry => entry.Parts)];
        }
    }

    public void Keep(Digest declarations, ProjectOptions options, DeclaredTable declared, ResolvedTable resolved, TableParts parts)
    {
        // A diagnostic that points into C# moves with every line above its place, and an edit in a body leaves the digest as it is.
        var isFixed = !resolved.Project.IsNameTaken && !resolved.Diagnostics.Any(diagnostic => diagnostic.Related is not null);
        lock (_gate)
        {
            _entries.AddFirst(new Entry(declarations, options, declared, isFixed ? resolved : null, parts));
            if (_entries.Count > _capacity) _entries.RemoveLast();
        }
    }

    private sealed record Entry(Digest Declarations, ProjectOptions Options, DeclaredTable Declared, ResolvedTable? Resolved, TableParts Parts);
}

/// <summary>What a table was put together from, each part with all that it depends on. Nothing is added once it is kept.</summary>
internal sealed class TableParts
{
    private readonly Dictionary<RouteResolutionKey, RouteResolution> _routes = [];
    private (TableFrameKey Key, TableFrame Frame) _frame;

    /// <summary>What came of each route.</summary>
    public IReadOnlyDictionary<RouteResolutionKey, RouteResolution> Routes => _routes;

    public TableFrame? FindFrame(TableFrameKey key) => _frame.Key == key && _frame.Frame.Diagnostics.Count == 0 ? _frame.Frame : null;

    public RouteResolution? FindRoute(RouteResolutionKey key, TextLocation place) => _routes.TryGetValue(key, out var known) && known.HoldsAt(place) ? known : null;

    public void Add(TableFrameKey key, TableFrame frame) => _frame = (key, frame);

    public void Add(RouteResolutionKey key, RouteResolution resolution) => _routes[key] = resolution;
}
