namespace RouteGen.Benchmarks;

/// <summary>The checkout that a benchmark runs in.</summary>
public static class Checkout
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RouteGen.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The benchmark runs outside of the checkout that it belongs to.");
    }
}
