using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>
/// Everything of a compilation that can change what a route resolves to. Two compilations with one digest resolve alike,
/// so an edit inside a method body costs a look at each tree and no symbol at all.
/// </summary>
/// <param name="Digest">Of the declarations of all trees, the references and the options.</param>
/// <param name="HasEntryPoint">Whether any file has an entry point.</param>
/// <param name="JsonContexts">The metadata names of the classes that carry <c>[JsonSerializable]</c>.</param>
internal sealed record DeclarationFingerprint(Digest Digest, bool HasEntryPoint, EquatableArray<string> JsonContexts)
{
    private static readonly ConditionalWeakTable<Compilation, DeclarationFingerprint> Known = new();

    public static DeclarationFingerprint Of(CSharpCompilation compilation, CancellationToken cancellation)
    {
        if (Known.TryGetValue(compilation, out var known)) return known;
        var made = Make(compilation, cancellation);
        return Known.GetValue(compilation, _ => made);
    }

    private static DeclarationFingerprint Make(CSharpCompilation compilation, CancellationToken cancellation)
    {
        using var digest = new DigestBuilder();
        AppendOptions(digest, compilation);
        foreach (var reference in compilation.References)
        {
            if (reference is CompilationReference { Compilation: CSharpCompilation referenced })
            {
                // An editor hands over a new object for every keystroke in the other project: what that project declares is what counts.
                digest.Append(string.Join(",", reference.Properties.Aliases));
                digest.Append(Of(referenced, cancellation).Digest);
            }
            else
            {
                digest.Append(ReferenceIdentity.Of(reference));
            }
        }

        var hasEntryPoint = false;
        var jsonContexts = new List<string>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            var summary = SyntaxSummary.Of(tree, cancellation);
            digest.Append(summary.Digest);
            hasEntryPoint |= summary.HasEntryPoint;
            foreach (var context in summary.JsonContexts)
            {
                if (!jsonContexts.Contains(context)) jsonContexts.Add(context);
            }
        }

        return new DeclarationFingerprint(digest.ToDigest(), hasEntryPoint, jsonContexts.ToEquatableArray());
    }

    private static void AppendOptions(DigestBuilder digest, CSharpCompilation compilation)
    {
        var options = compilation.Options;
        digest.Append(compilation.AssemblyName);
        digest.Append((int)compilation.LanguageVersion);
        digest.Append((int)options.OutputKind);
        digest.Append(options.MainTypeName);
        digest.Append((int)options.NullableContextOptions);
        // A constant that overflows is a value in one case and an error in the other.
        digest.Append(options.CheckOverflow ? 1 : 0);
        // Whose internals are visible depends on the key an assembly is signed with.
        digest.Append(options.CryptoKeyFile);
        digest.Append(options.CryptoKeyContainer);
        digest.Append(options.CryptoPublicKey.IsDefaultOrEmpty ? null : BitConverter.ToString([.. options.CryptoPublicKey]));
    }

    /// <summary>A number for a reference that is not made of source: the same object, the same number.</summary>
    private sealed class ReferenceIdentity
    {
        private static readonly ConditionalWeakTable<MetadataReference, ReferenceIdentity> Numbers = new();
        private static long s_last;

        private readonly long _number = Interlocked.Increment(ref s_last);

        public static long Of(MetadataReference reference) => Numbers.GetValue(reference, static _ => new ReferenceIdentity())._number;
    }
}
