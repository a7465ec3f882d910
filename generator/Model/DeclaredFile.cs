using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Model;

/// <summary>The kinds of route files.</summary>
internal enum RouteFileKind
{
    /// <summary><c>routes.yaml</c>: the app's options and routes.</summary>
    App,

    /// <summary>A file under <c>routes/</c>: routes and the options of a group.</summary>
    Fragment,
}

/// <summary>What one route file says. Files are read each on its own, so that an edit of one leaves the others cached, and merged to a <see cref="DeclaredTable"/>.</summary>
/// <param name="Path">The file.</param>
/// <param name="Kind">Whether it may hold options of the app.</param>
/// <param name="App">The app options; empty in a fragment.</param>
/// <param name="Routes">The routes that could be read, in file order, groups flattened. Their <see cref="DeclaredRoute.Policy"/> lacks what the app says.</param>
/// <param name="Diagnostics">What was wrong, in file order.</param>
internal sealed record DeclaredFile(string Path, RouteFileKind Kind, DeclaredApp App, EquatableArray<DeclaredRoute> Routes, EquatableArray<DiagnosticInfo> Diagnostics)
{
    /// <summary>The event routes that could be read, likewise.</summary>
    public EquatableArray<DeclaredEvent> Events { get; init; } = [];

    /// <summary>Whether the text could not be read to its end.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Where a complaint about the file as a whole belongs: its <c>routes</c> key, or its first character.</summary>
    public required TextLocation Anchor { get; init; }
}
