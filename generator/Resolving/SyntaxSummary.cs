using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RouteGen.Generator.Resolving;

/// <summary>
/// What a source file says outside the bodies of its members. Made once a tree: a keystroke makes one new tree, and only that one is walked.
/// </summary>
internal sealed class SyntaxSummary
{
    // Holds the trees weakly, and a summary holds no tree: nothing old is kept alive.
    private static readonly ConditionalWeakTable<SyntaxTree, SyntaxSummary> Known = new();

    /// <summary>Of every declaration. Bodies, comments and white space between declarations do not count.</summary>
    public required Digest Digest { get; init; }

    /// <summary>Whether there are top-level statements or a method that may be <c>Main</c>.</summary>
    public required bool HasEntryPoint { get; init; }

    /// <summary>The metadata names of the classes that carry <c>[JsonSerializable]</c>.</summary>
    public required IReadOnlyList<string> JsonContexts { get; init; }

    /// <summary>The namespaces that the file adds to, in full.</summary>
    public required IReadOnlyCollection<string> Namespaces { get; init; }

    /// <summary>What the file says to the whole project: its global usings and the attributes of the assembly. Empty in most files.</summary>
    public required string Ambient { get; init; }

    /// <summary>The names of the types that the file declares or adds to.</summary>
    public required ulong[] DeclaredTypes { get; init; }

    /// <summary>The names that its declarations use. Those of the types that a JSON context lists are not among them.</summary>
    public required ulong[] UsedNames { get; init; }

    /// <summary>Whether there may be more names than those.</summary>
    public required bool HasUnreadableNames { get; init; }

    public static SyntaxSummary Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Known.TryGetValue(tree, out var known)) return known;
        var made = Make(tree, cancellation);
        return Known.GetValue(tree, _ => made);
    }

    private static SyntaxSummary Make(SyntaxTree tree, CancellationToken cancellation)
    {
        using var walker = new DeclarationWalker(tree.GetText(cancellation), cancellation);
        return walker.Walk((CompilationUnitSyntax)tree.GetRoot(cancellation));
    }
}
