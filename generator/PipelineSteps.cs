namespace RouteGen.Generator;

/// <summary>The tracking names of the pipeline's steps; tests ask by them what a keystroke cost.</summary>
public static class PipelineSteps
{
    /// <summary>One route file read.</summary>
    public const string ReadingFile = nameof(ReadingFile);

    /// <summary>All route files merged into one table.</summary>
    public const string Reading = nameof(Reading);

    /// <summary>The table resolved against the project's C#.</summary>
    public const string Resolving = nameof(Resolving);

    /// <summary>The router planned: what is emitted, without any place in a file.</summary>
    public const string Planning = nameof(Planning);

    /// <summary>What <c>Router.g.cs</c> says.</summary>
    public const string RouterFile = nameof(RouterFile);

    /// <summary>The files of routes that <c>Router.g.cs</c> has no room for.</summary>
    public const string RouteFiles = nameof(RouteFiles);

    /// <summary>The routes laid down as numbers.</summary>
    public const string Tabulating = nameof(Tabulating);

    /// <summary>The Lambda functions that the routes are deployed in.</summary>
    public const string Functions = nameof(Functions);

    /// <summary>All diagnostics.</summary>
    public const string Reporting = nameof(Reporting);
}
