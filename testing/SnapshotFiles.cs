using System.Text;

namespace RouteGen.Testing;

/// <summary>The files of one test's snapshots.</summary>
internal sealed class SnapshotFiles
{
    // As Verify writes them.
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    private readonly string _prefix;
    private readonly List<(string Received, string Verified)> _received = [];

    /// <summary>The files of a folder.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="prefix">What their names begin with.</param>
    public SnapshotFiles(string directory, string prefix)
    {
        Directory = directory;
        _prefix = prefix;
    }

    public static SnapshotFiles Of(string directory, string className, string method, string? parameters) =>
        new(directory, $"{className}.{method}{(parameters is null ? "" : "_" + Safe(parameters))}#");

    public string Directory { get; }

    /// <summary>The sources that are not as verified, with the files they are to be compared with.</summary>
    public IReadOnlyList<(string Received, string Verified)> Received => _received;

    /// <summary>Compares a source with its file, and leaves it in a <c>.received.cs</c> beside it if it differs.</summary>
    /// <returns>What is wrong; <see langword="null"/> when nothing is.</returns>
    public string? Compare(string hintName, string source)
    {
        var received = PathOf(hintName, "received");
        var verified = PathOf(hintName, "verified");
        var text = $"//HintName: {hintName}\n{Normalize(source)}";
        var expected = File.Exists(verified) ? Normalize(File.ReadAllText(verified)) : "";
        if (text == expected)
        {
            File.Delete(received);
            return null;
        }

        File.WriteAllText(received, text, Utf8WithMark);
        _received.Add((received, verified));
        // An empty file is what a diff tool was given to show against.
        return expected.Length == 0 ? $"{Path.GetFileName(verified)} is not there yet." : $"{Path.GetFileName(verified)} differs.{Environment.NewLine}{TextDifference.Describe(expected, text)}";
    }

    /// <summary>Makes what was received the verified file.</summary>
    public void Accept(string hintName) => File.Move(PathOf(hintName, "received"), PathOf(hintName, "verified"), overwrite: true);

    /// <summary>The verified files of this test that nothing was generated for. What was once received for such a name is deleted.</summary>
    public IReadOnlyList<string> FindStale(IEnumerable<string> hintNames)
    {
        var current = hintNames.Select(name => PathOf(name, "verified")).ToHashSet(StringComparer.Ordinal);
        foreach (var received in Find("received").Where(path => !current.Contains(path[..^"received.cs".Length] + "verified.cs"))) File.Delete(received);
        return [.. Find("verified").Where(path => !current.Contains(path)).Order(StringComparer.Ordinal)];
    }

    // A pattern of the file system would take "#" and "*" of a name for its own.
    private IEnumerable<string> Find(string state) =>
        System.IO.Directory.GetFiles(Directory)
            .Where(path => Path.GetFileName(path).StartsWith(_prefix, StringComparison.Ordinal) && path.EndsWith($".{state}.cs", StringComparison.Ordinal));

    private string PathOf(string hintName, string state) => Path.Combine(Directory, $"{_prefix}{Path.GetFileNameWithoutExtension(hintName)}.{state}.cs");

    private static string Safe(string parameters) => string.Concat(parameters.Select(letter => Path.GetInvalidFileNameChars().Contains(letter) || letter is '#' or '/' or ':' ? '-' : letter));

    private static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
