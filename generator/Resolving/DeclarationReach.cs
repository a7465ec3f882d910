namespace RouteGen.Generator.Resolving;

/// <summary>
/// Which files a handler's resolution can depend on: those that declare a type of a name that the route says, those that declare a type of a name
/// that these use, and so on. By names alone, before anything is bound: a name may lead to a file too many, and never past one.
/// So a handler whose files, and what holds for all of them, say what they said before resolves to what it resolved to before.
/// </summary>
internal sealed class DeclarationReach
{
    private readonly DeclarationFingerprint _fingerprint;
    private readonly Dictionary<ulong, List<int>> _filesByType = [];
    private readonly Dictionary<string, Digest> _known = new(StringComparer.Ordinal);
    private readonly bool[] _isCommon;

    /// <param name="commonTypes">The dotted names of the types that every route depends on.</param>
    public DeclarationReach(DeclarationFingerprint fingerprint, IEnumerable<string> commonTypes)
    {
        _fingerprint = fingerprint;
        _isCommon = new bool[fingerprint.Files.Count];
        for (var file = 0; file < fingerprint.Files.Count; file++)
        {
            foreach (var type in fingerprint.Files[file].DeclaredTypes)
            {
                if (!_filesByType.TryGetValue(type, out var files)) _filesByType.Add(type, files = []);
                files.Add(file);
            }
        }

        // What a global using names may be used without a name: the constants of a static class.
        var ambient = new NameSet();
        foreach (var file in fingerprint.Files) ambient.Add(Microsoft.CodeAnalysis.Text.SourceText.From(file.Ambient), new(0, file.Ambient.Length));
        var contexts = Enumerable.Range(0, fingerprint.Files.Count).Where(file => fingerprint.Files[file].JsonContexts.Count > 0);
        Common = DigestOfCommon(Follow(ambient.ToArray().Concat(commonTypes.SelectMany(NamesIn)), contexts, _isCommon));
    }

    /// <summary>Of what holds for every route: references, options, namespaces, global usings, JSON contexts and the common types.</summary>
    public Digest Common { get; }

    /// <summary>Of everything that the resolution of a type's handlers can depend on.</summary>
    /// <param name="type">The type as a route names it.</param>
    public Digest Of(string type)
    {
        if (!_known.TryGetValue(type, out var digest)) _known.Add(type, digest = DigestOf(Common, Follow(NamesIn(type), [], (bool[])_isCommon.Clone())));
        return digest;
    }

    /// <summary>Whether a file may declare a type of that name, or a namespace that has it in its own.</summary>
    public bool MayDeclare(string name) =>
        _filesByType.ContainsKey(NameSet.HashOf(name))
        || _fingerprint.Files.Any(file => file.HasUnreadableNames || file.Namespaces.Any(space => space.Split('.').Contains(name)));

    private Digest DigestOfCommon(IEnumerable<int> files)
    {
        // Then any name may be any other: every route depends on every file.
        if (_fingerprint.Files.Any(file => file.HasUnreadableNames)) return _fingerprint.Digest;
        using var digest = new DigestBuilder();
        digest.Append(_fingerprint.Surroundings);
        // In A.B a new namespace App.A may hide a type A.
        foreach (var space in new SortedSet<string>(_fingerprint.Files.SelectMany(file => file.Namespaces), StringComparer.Ordinal)) digest.Append(space);
        foreach (var file in _fingerprint.Files)
        {
            if (file.Ambient.Length > 0) digest.Append(file.Ambient);
        }

        return DigestOf(digest.ToDigest(), files);
    }

    private Digest DigestOf(Digest common, IEnumerable<int> files)
    {
        using var digest = new DigestBuilder();
        digest.Append(common);
        // In the order of the compilation, as the parts of a type have it.
        foreach (var file in files.OrderBy(file => file)) digest.Append(_fingerprint.Files[file].Digest);
        return digest.ToDigest();
    }

    /// <summary>The files that names lead to and that were not reached yet.</summary>
    private List<int> Follow(IEnumerable<ulong> names, IEnumerable<int> files, bool[] isReached)
    {
        var reached = new List<int>();
        foreach (var file in files) Reach(file);
        foreach (var name in names) ReachType(name);
        for (var next = 0; next < reached.Count; next++)
        {
            // The names of its own types are among them: what adds to one of them in another file says something of it too.
            foreach (var name in _fingerprint.Files[reached[next]].UsedNames) ReachType(name);
        }

        return reached;

        void ReachType(ulong name)
        {
            if (!_filesByType.TryGetValue(name, out var declaring)) return;
            foreach (var file in declaring) Reach(file);
        }

        void Reach(int file)
        {
            if (isReached[file]) return;
            isReached[file] = true;
            reached.Add(file);
        }
    }

    private static IEnumerable<ulong> NamesIn(string dotted) => dotted.Split('.').Select(NameSet.HashOf);
}
