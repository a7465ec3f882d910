using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>
/// The stage between the route files and the emitter: finds the C# that the routes name and says how each request becomes a call of it.
/// Only this folder knows Roslyn's symbols, and nothing of a compilation leaves it.
/// </summary>
internal static class Resolver
{
    // A few projects and target frameworks at a time, each with the table before the last edit.
    private static readonly ResolutionMemo Memo = new(capacity: 8);

    /// <summary>Resolves a table. The same declarations, options and table give the same result, the very same object where it is still remembered.</summary>
    public static ResolvedTable Resolve(DeclaredTable declared, Compilation compilation, ProjectOptions options, CancellationToken cancellation)
    {
        var fingerprint = DeclarationFingerprint.Of((CSharpCompilation)compilation, cancellation);
        if (Memo.Find(fingerprint.Digest, options, declared) is { } known) return known;
        var resolved = new TableResolver(declared, compilation, fingerprint, options).Resolve(cancellation);
        // A diagnostic that points into C# moves with every line above its place, and an edit in a body leaves the fingerprint as it is.
        if (!resolved.Project.IsNameTaken && !resolved.Diagnostics.Any(diagnostic => diagnostic.Related is not null)) Memo.Keep(fingerprint.Digest, options, declared, resolved);
        return resolved;
    }
}
