using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>
/// What a source file says outside the bodies of its members. Made once a tree: a keystroke makes one new tree, and only that one is walked.
/// </summary>
/// <param name="Digest">Of every declaration. Bodies, comments and white space between declarations do not count.</param>
/// <param name="HasEntryPoint">Whether there are top-level statements or a method that may be <c>Main</c>.</param>
/// <param name="JsonContexts">The metadata names of the classes that carry <c>[JsonSerializable]</c>.</param>
internal sealed record SyntaxSummary(Digest Digest, bool HasEntryPoint, EquatableArray<string> JsonContexts)
{
    // Holds the trees weakly, and a summary holds no tree: nothing old is kept alive.
    private static readonly ConditionalWeakTable<SyntaxTree, SyntaxSummary> Known = new();

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
