using RouteGen.Generator.Model;

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

    public ResolvedTable? Find(Digest declarations, ProjectOptions options, DeclaredTable declared)
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

    public void Keep(Digest declarations, ProjectOptions options, DeclaredTable declared, ResolvedTable resolved)
    {
        lock (_gate)
        {
            _entries.AddFirst(new Entry(declarations, options, declared, resolved));
            if (_entries.Count > _capacity) _entries.RemoveLast();
        }
    }

    private sealed record Entry(Digest Declarations, ProjectOptions Options, DeclaredTable Declared, ResolvedTable Resolved);
}
