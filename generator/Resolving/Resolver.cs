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
        if (Memo.FindTable(fingerprint.Digest, options, declared) is { } known) return known;
        var resolver = new TableResolver(declared, compilation, fingerprint, options, Memo.FindParts(options));
        var resolved = resolver.Resolve(cancellation);
        Memo.Keep(fingerprint.Digest, options, declared, resolved, resolver.Parts);
        return resolved;
    }
}
