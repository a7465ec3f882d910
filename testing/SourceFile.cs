namespace RouteGen.Testing;

/// <summary>Where the source files of a test project are.</summary>
internal static class SourceFile
{
    /// <summary>The folder of a source file, by the path that the compiler wrote into the test.</summary>
    /// <exception cref="DirectoryNotFoundException">The sources are not on this machine.</exception>
    public static string DirectoryOf(string file) => DirectoryOf(file, AppContext.BaseDirectory);

    /// <summary>The same, for an output folder.</summary>
    /// <remarks>
    /// A build that is the same on every machine (ContinuousIntegrationBuild) writes /_/tests/UserTests.cs. The tests run from a folder
    /// below the repository, so one of the folders above them, followed by the rest of the path, is the file.
    /// </remarks>
    internal static string DirectoryOf(string file, string outputFolder)
    {
        if (File.Exists(file)) return Path.GetDirectoryName(file)!;
        var relative = file.Replace('\\', '/').TrimStart('/');
        relative = relative[(relative.IndexOf('/', StringComparison.Ordinal) + 1)..];
        for (var folder = new DirectoryInfo(outputFolder); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, relative);
            if (File.Exists(candidate)) return Path.GetDirectoryName(candidate)!;
        }

        throw new DirectoryNotFoundException($"The source file {file} is not on this machine, and snapshots and projects are looked for beside it.");
    }
}
